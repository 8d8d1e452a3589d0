package im.relation.lambda.events;

import im.relation.backplane.Catalog;
import im.relation.lambda.LambdaRuntime;
import im.relation.runtime.EventBound;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every deployable with functions that events start has; it brings them.
@Configuration(proxyBeanMethods = false)
@Import(LambdaRuntime.class)
public class EventsRuntime {

  @Bean(WorkOnEvents.NAME)
  WorkOnEvents workOnEvents(
      @Value("${im.lambda.function}") String name, Map<String, EventBound> functions) {
    var target = functions.get(Catalog.load().eventBound(name).name());
    if (target == null) {
      throw new IllegalStateException(
          "im.lambda.function is " + name + "; this deployable has " + functions.keySet());
    }
    return new WorkOnEvents(name, target);
  }
}
