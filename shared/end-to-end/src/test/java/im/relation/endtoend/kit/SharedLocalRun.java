package im.relation.endtoend.kit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/// Gives constructors and tests the one [LocalRun] that all classes share which leave it as they
/// found it. Started for the first, ended after the last. Where a test fails, the end of the run's
/// log is shown.
public final class SharedLocalRun implements ParameterResolver, TestWatcher {

  private static final Namespace HERE = Namespace.create(SharedLocalRun.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalRun.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(
            LocalRun.class, ignored -> LocalRun.start(settings(context)), LocalRun.class);
  }

  /// Traced as it is by default: one message in a hundred.
  private static LocalRunSettings settings(ExtensionContext context) {
    var settings = LocalRunSettings.fresh("shared");
    for (var variable : SharedCollector.of(context).environment("0.01").entrySet()) {
      settings = settings.withVariable(variable.getKey(), variable.getValue());
    }
    return settings;
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    var run = context.getRoot().getStore(HERE).get(LocalRun.class, LocalRun.class);
    if (run != null) {
      System.err.println(
          context.getDisplayName()
              + " failed; the local run's log ends with:\n"
              + run.process().lastLines());
    }
  }
}
