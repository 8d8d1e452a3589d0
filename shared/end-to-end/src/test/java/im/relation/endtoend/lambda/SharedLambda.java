package im.relation.endtoend.lambda;

import im.relation.endtoend.kit.SharedCollector;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives constructors and tests the one [LambdaSystem] that classes share.
public final class SharedLambda implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(SharedLambda.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LambdaSystem.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(
            LambdaSystem.class,
            ignored -> LambdaSystem.start("lambda", SharedCollector.of(context).environment("1")),
            LambdaSystem.class);
  }
}
