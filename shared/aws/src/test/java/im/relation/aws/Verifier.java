package im.relation.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Computes a signature of version 4 again, from AWS's description of it and with the JDK alone.
final class Verifier {

  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  static final String SESSION = "session/token+of==test";
  static final String REGION = "eu-central-1";

  private Verifier() {}

  /// The parameters of an address, as they are written.
  static Map<String, String> parameters(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(part -> part.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> p[1], (a, b) -> b, TreeMap::new));
  }

  /// The signature that an address signed in its query must have.
  static String ofQuery(URI address, String service) {
    var all = parameters(address);
    var query =
        all.entrySet().stream()
            .filter(p -> !p.getKey().equals("X-Amz-Signature") && !p.getKey().equals("User-Agent"))
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining("&"));
    var request =
        "GET\n/\n%s\nhost:%s\n\nhost\n%s"
            .formatted(query, address.getAuthority(), sha256(new byte[0]));
    return signature(all.getOrDefault("X-Amz-Date", ""), service, request);
  }

  /// The signature that a POST must have in its header.
  static String ofPost(Map<String, String> signedHeaders, byte[] body) {
    var headers = new TreeMap<>(signedHeaders);
    var request =
        "POST\n/\n\n%s\n%s\n%s"
            .formatted(
                headers.entrySet().stream()
                    .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                    .collect(Collectors.joining()),
                String.join(";", headers.keySet()),
                sha256(body));
    return signature(headers.getOrDefault("x-amz-date", ""), "secretsmanager", request);
  }

  private static String signature(String date, String service, String request) {
    var day = date.substring(0, 8);
    var text =
        "AWS4-HMAC-SHA256\n%s\n%s/%s/%s/aws4_request\n%s"
            .formatted(date, day, REGION, service, sha256(utf8(request)));
    var key = utf8("AWS4" + SECRET);
    for (var part : new String[] {day, REGION, service, "aws4_request"}) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
