package im.relation.endtoend.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives constructors and tests the one [Collector] of the systems that classes share.
public final class SharedCollector implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedCollector.class);

  /// The same, for other extensions.
  public static Collector of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Collector.class, ignored -> new Collector(), Collector.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Collector.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }
}
