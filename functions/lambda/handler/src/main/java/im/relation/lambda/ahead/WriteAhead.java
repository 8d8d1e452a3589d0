package im.relation.lambda.ahead;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringApplicationHook;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.ContextAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/// Writes the source of the beans that Spring would otherwise find out at every start of a function
/// (Spring AOT). A function uses it where `spring.aot.enabled` is true.
///
/// Runs on the class path of the deployable itself: what is decided here by what is there holds for
/// the function. `scripts/package-lambda --image` calls it and compiles what it writes.
final class WriteAhead extends ContextAotProcessor {

  private final Class<?> handler;

  private WriteAhead(Class<?> handler, Class<?> configuration, Settings settings) {
    super(configuration, settings);
    this.handler = handler;
  }

  /// Writes the beans of one handler ahead.
  ///
  /// @param arguments the handler's class, the configuration that it starts, and where sources,
  ///   resources and classes are to go
  public static void main(String[] arguments) throws ClassNotFoundException {
    var settings =
        Settings.builder()
            .sourceOutput(Path.of(arguments[2]))
            .resourceOutput(Path.of(arguments[3]))
            .classOutput(Path.of(arguments[4]))
            .groupId("im.relation")
            .artifactId("ahead")
            .build();
    new WriteAhead(Class.forName(arguments[0]), Class.forName(arguments[1]), settings).process();
  }

  /// The context as the handler makes it, before any bean is there.
  @Override
  protected GenericApplicationContext prepareApplicationContext(Class<?> configuration) {
    try {
      SpringApplication.withHook(new StopsWhenLoaded(), () -> start(handler));
    } catch (AbandonedRunException abandoned) {
      if (abandoned.getApplicationContext() instanceof GenericApplicationContext context) {
        return context;
      }
    }
    throw new IllegalStateException(handler + " starts no context that can be written ahead");
  }

  private static void start(Class<?> handler) {
    try {
      handler.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof AbandonedRunException abandoned) {
        throw abandoned;
      }
      throw new IllegalStateException(handler + " does not start", e);
    }
  }

  private static final class StopsWhenLoaded
      implements SpringApplicationHook, SpringApplicationRunListener {

    @Override
    public SpringApplicationRunListener getRunListener(SpringApplication application) {
      return this;
    }

    @Override
    public void contextLoaded(ConfigurableApplicationContext context) {
      throw new AbandonedRunException(context);
    }
  }
}
