package im.relation.socket;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/// Who may say, by a PROXY header, for whom it connects. Whoever else sends one is not believed: to
/// the node it is a frame that is none.
///
/// @param networks of load balancers, by address; none by default
public record TrustedProxies(List<IpSubnetFilterRule> networks) {

  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /// Reads networks such as `10.0.0.0/16` or `fd00::/8`.
  ///
  /// @throws IllegalArgumentException naming the one that is none
  public static TrustedProxies of(List<String> networks) {
    return new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
  }

  private static IpSubnetFilterRule network(String text) {
    try {
      return new IpSubnetFilterRule(text, IpFilterRuleType.ACCEPT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "listen.proxy-trusted: " + text + " is no network; 10.0.0.0/16 and fd00::/8 are.", e);
    }
  }

  boolean trusts(SocketAddress peer) {
    return peer instanceof InetSocketAddress address
        && networks.stream().anyMatch(network -> network.matches(address));
  }
}
