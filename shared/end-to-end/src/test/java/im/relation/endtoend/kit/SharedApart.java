package im.relation.endtoend.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives constructors and tests the one [Apart] that classes share: two nodes, which functions call
/// over TLS. A test that ends a process starts it again.
public final class SharedApart implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedApart.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Apart.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Apart.class, ignored -> start(), Apart.class);
  }

  private static Apart start() {
    return Apart.start(Apart.Plan.of("apart", 2).with(new FleetTls()::environment));
  }
}
