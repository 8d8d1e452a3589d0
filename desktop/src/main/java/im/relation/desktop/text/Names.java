package im.relation.desktop.text;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How the choices of a box are called; nobody types them.
public final class Names<T> extends StringConverter<T> {

  private final Function<T, String> name;

  public Names(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(@Nullable T choice) {
    return choice == null ? "" : name.apply(choice);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("chosen, not typed");
  }
}
