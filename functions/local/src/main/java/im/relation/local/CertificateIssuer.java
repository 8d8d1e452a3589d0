package im.relation.local;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes keys (P-256) and certificates (ECDSA with SHA-256); keeps nothing.
final class CertificateIssuer {

  /// How long the authority lasts: nobody wants to trust a development machine anew each year.
  static final Duration AUTHORITY_LASTS = Duration.ofDays(3_650);

  /// How long a server certificate lasts; clients refuse longer ones (398 days: CA/Browser Forum
  /// ballot SC-31, and Apple's since 2020).
  static final Duration SERVER_LASTS = Duration.ofDays(397);

  /// Certificates begin this much earlier, for clients whose clock is behind.
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private static final String CURVE = "secp256r1";

  /// RFC 5280 §4.1.2.2 allows 20 octets; CAs use at least 64 random bits.
  private static final int SERIAL_BITS = 127;

  private static final SecureRandom RANDOM = new SecureRandom();

  private CertificateIssuer() {}

  static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw noP256(e);
    }
  }

  /// The pair of a private key on P-256.
  static KeyPair pairOf(ECPrivateKey key) {
    var point = ECNamedCurveTable.getParameterSpec(CURVE).getG().multiply(key.getS()).normalize();
    var affine =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    try {
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(affine, key.getParams())),
          key);
    } catch (GeneralSecurityException e) {
      throw noP256(e);
    }
  }

  /// A certificate authority that signs itself. The same keys have the same name, so that what was
  /// signed before a renewal still holds after it.
  static X509Certificate authority(KeyPair keys, Instant now) {
    var begin = now.minus(CLOCKS_DIFFER);
    var name = nameOf(keys.getPublic());
    var builder = builder(name, begin, begin.plus(AUTHORITY_LASTS), name, keys.getPublic());
    return sign(
        builder,
        keys,
        keys.getPublic(),
        new Part(Extension.basicConstraints, true, new BasicConstraints(0)),
        new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
  }

  /// A server's certificate; ends with the authority's at the latest.
  static X509Certificate server(
      PublicKey key, ServerNames names, X509Certificate authority, KeyPair signer, Instant now) {
    var begin = now.minus(CLOCKS_DIFFER);
    var full = begin.plus(SERVER_LASTS);
    var last = authority.getNotAfter().toInstant();
    var builder =
        builder(
            X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
            begin,
            full.isBefore(last) ? full : last,
            new X500Name("CN=im-relation local server"),
            key);
    return sign(
        builder,
        signer,
        key,
        new Part(Extension.basicConstraints, true, new BasicConstraints(false)),
        new Part(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
        new Part(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
        new Part(Extension.subjectAlternativeName, false, generalNames(names)));
  }

  private record Part(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {}

  private static X509v3CertificateBuilder builder(
      X500Name issuer, Instant begin, Instant end, X500Name subject, PublicKey key) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
        Date.from(begin),
        Date.from(end),
        subject,
        key);
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, KeyPair signer, PublicKey subject, Part... parts) {
    try {
      var identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subject));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
      for (var part : parts) {
        builder.addExtension(part.name(), part.critical(), part.value());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw noP256(e);
    }
  }

  private static GeneralNames generalNames(ServerNames names) {
    return new GeneralNames(
        Stream.concat(
                names.hosts().stream()
                    .sorted()
                    .map(host -> new GeneralName(GeneralName.dNSName, host)),
                names.addresses().stream()
                    .map(
                        address ->
                            new GeneralName(
                                GeneralName.iPAddress, new DEROctetString(address.getAddress()))))
            .toArray(GeneralName[]::new));
  }

  private static X500Name nameOf(PublicKey key) {
    try {
      var identifier =
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key).getKeyIdentifier();
      return new X500Name(
          "CN=im-relation local CA " + HexFormat.of().formatHex(identifier).substring(0, 8));
    } catch (GeneralSecurityException e) {
      throw noP256(e);
    }
  }

  private static IllegalStateException noP256(Exception cause) {
    return new IllegalStateException("no P-256 certificates on this JVM", cause);
  }
}
