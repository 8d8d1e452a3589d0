package im.relation.runtime.bound;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready means: every function that is bound here has partitions (design §6). A deployment has at
/// most as many processes as a topic has partitions.
final class PartitionsHealth implements HealthIndicator {

  private final BoundContainers containers;
  private final ListableBeanFactory beans;

  PartitionsHealth(BoundContainers containers, ListableBeanFactory beans) {
    this.containers = containers;
    this.beans = beans;
  }

  @Override
  public Health health() {
    int bound = beans.getBeanNamesForType(TopicConsumer.class, false, false).length;
    long atWork = containers.atWork();
    return (atWork < bound ? Health.outOfService() : Health.up())
        .withDetail("functions", bound)
        .withDetail("withPartitions", atWork)
        .build();
  }
}
