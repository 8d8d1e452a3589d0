package im.relation.socket;

/// All that a node can be told. Each part checks itself; the defaults are the documented ones.
public record SocketSettings(
    ListenSettings listen,
    FleetSettings fleet,
    BackendSettings backends,
    LimitSettings limits,
    TimingSettings timing,
    LeaseSettings lease) {

  /// A node with default limits and times.
  public static SocketSettings of(
      ListenSettings listen, FleetSettings fleet, BackendSettings backends) {
    return new SocketSettings(
        listen,
        fleet,
        backends,
        LimitSettings.defaults(),
        TimingSettings.defaults(),
        LeaseSettings.defaults());
  }
}
