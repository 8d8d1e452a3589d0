package im.relation.sdk;

/// Ends a listener's subscription; closing twice does nothing.
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
