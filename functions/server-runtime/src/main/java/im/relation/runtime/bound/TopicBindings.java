package im.relation.runtime.bound;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.backplane.trace.Tracing;
import im.relation.runtime.KafkaBound;
import im.relation.runtime.kafka.DeadLetters;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.kafka.TracedFunction;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Finds the [KafkaBound] beans, gives each a [TopicConsumer] and tells Spring Cloud Stream of
/// them: after all bean definitions are known and before any bean is made. Settings of the operator
/// under Spring's own keys win.
///
/// A bean that the catalog does not name fails the start.
final class TopicBindings implements BeanDefinitionRegistryPostProcessor {

  private static final Logger log = LoggerFactory.getLogger(TopicBindings.class);

  private final ConfigurableEnvironment environment;
  private final Catalog catalog;

  TopicBindings(ConfigurableEnvironment environment, Catalog catalog) {
    this.environment = environment;
    this.catalog = catalog;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    Binder binder = Binder.get(environment);
    KafkaSettings kafka = binder.bindOrCreate("im.kafka", KafkaSettings.class);
    BoundSettings bound = binder.bindOrCreate("im.bound", BoundSettings.class);
    var beans = (ConfigurableListableBeanFactory) registry;
    List<FunctionEntry> functions = functions(beans, bound);
    for (FunctionEntry function : functions) {
      registry.registerBeanDefinition(
          function.name() + BindingProperties.CONSUMER_SUFFIX, consumer(beans, function));
      log.atInfo()
          .addKeyValue("function", function.name())
          .addKeyValue("topic", function.topic().orElseThrow())
          .log("function bound to its topic");
    }
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource("im-bindings", BindingProperties.of(functions, kafka, bound)));
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    // All is done before.
  }

  private List<FunctionEntry> functions(
      ConfigurableListableBeanFactory beans, BoundSettings bound) {
    return Arrays.stream(beans.getBeanNamesForType(KafkaBound.class, true, false))
        .filter(name -> !bound.disabled().contains(name))
        .sorted()
        .map(catalog::kafkaBound)
        .toList();
  }

  /// The class is the bean's type, from which Spring Cloud Function reads what it takes.
  private static RootBeanDefinition consumer(
      ConfigurableListableBeanFactory beans, FunctionEntry function) {
    var definition = new RootBeanDefinition(TopicConsumer.class);
    definition.setInstanceSupplier(
        () ->
            new TopicConsumer(
                function.name(),
                TracedFunction.of(
                    function.name(),
                    beans.getBean(function.name(), KafkaBound.class),
                    beans.getBean(Tracing.class)),
                beans.getBean(DeadLetters.class)));
    return definition;
  }
}
