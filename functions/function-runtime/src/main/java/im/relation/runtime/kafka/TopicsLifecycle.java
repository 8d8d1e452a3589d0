package im.relation.runtime.kafka;

import org.springframework.context.SmartLifecycle;

/// Prepares the topics before the relay and the bindings start.
final class TopicsLifecycle implements SmartLifecycle {

  private final TopicsPreparation topics;
  private volatile boolean running;

  TopicsLifecycle(TopicsPreparation topics) {
    this.topics = topics;
  }

  @Override
  public void start() {
    topics.run();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1;
  }
}
