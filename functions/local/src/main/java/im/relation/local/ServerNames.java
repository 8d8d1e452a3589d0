package im.relation.local;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What clients may call a server, and so what its certificate names (RFC 9525).
///
/// @param hosts DNS names in lower case
/// @param addresses IPv4 and IPv6
record ServerNames(Set<String> hosts, Set<InetAddress> addresses) {

  /// Tags of subjectAltName (RFC 5280 §4.2.1.6).
  private static final int DNS_NAME = 2;

  private static final int IP_ADDRESS = 7;

  /// This machine, as only it can call itself.
  static final ServerNames LOOPBACK =
      new ServerNames(
          Set.of("localhost"),
          Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));

  ServerNames {
    hosts = Set.copyOf(hosts);
    addresses = Set.copyOf(addresses);
  }

  /// The names of loopback, and those by which a server that binds this host is reached: the host,
  /// its addresses, and all of this machine's for a wildcard (`0.0.0.0` or `::`).
  ///
  /// @throws LocalStartException where the host has no address
  static ServerNames of(String host) {
    var hosts = new HashSet<>(LOOPBACK.hosts());
    var addresses = new HashSet<>(LOOPBACK.addresses());
    for (var address : addressesOf(host)) {
      if (address.isAnyLocalAddress()) {
        addresses.addAll(thisMachines());
      } else {
        addresses.add(address);
      }
    }
    if (!isLiteral(host)) {
      hosts.add(host.toLowerCase(Locale.ROOT));
    }
    return new ServerNames(hosts, addresses);
  }

  /// What a certificate names.
  static ServerNames in(X509Certificate certificate) throws CertificateParsingException {
    var hosts = new HashSet<String>();
    var addresses = new HashSet<InetAddress>();
    var names = certificate.getSubjectAlternativeNames();
    for (var name : names == null ? Set.<List<?>>of() : names) {
      var value = String.valueOf(name.get(1));
      switch (name.get(0)) {
        case Integer tag when tag == DNS_NAME -> hosts.add(value.toLowerCase(Locale.ROOT));
        case Integer tag when tag == IP_ADDRESS -> addresses.add(InetAddress.ofLiteral(value));
        default -> {
          // Other kinds of names are nothing that our clients look for.
        }
      }
    }
    return new ServerNames(hosts, addresses);
  }

  boolean containsAll(ServerNames others) {
    return hosts.containsAll(others.hosts) && addresses.containsAll(others.addresses);
  }

  /// Whether what binds this host is reached from this machine alone.
  ///
  /// @throws LocalStartException where the host has no address
  static boolean isLoopback(String host) {
    return addressesOf(host).stream().allMatch(InetAddress::isLoopbackAddress);
  }

  private static List<InetAddress> addressesOf(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new LocalStartException(
          host + " is no address of this machine; give --im.local.host one that is.", e);
    }
  }

  /// Without link-local addresses: they name another machine on every link.
  private static List<InetAddress> thisMachines() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .toList();
    } catch (SocketException e) {
      throw new LocalStartException("The addresses of this machine cannot be listed.", e);
    }
  }

  private static boolean isLiteral(String host) {
    try {
      var _ = InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
