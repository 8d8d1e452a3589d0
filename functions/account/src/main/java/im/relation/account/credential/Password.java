package im.relation.account.credential;

import java.text.Normalizer;

/// A password as hashed: NFKC (RFC 8265 §4 in spirit), so that another keyboard's composition of
/// the same text opens the account.
///
/// @param text a secret
public record Password(String text) {

  /// Longest that is looked at, in characters; the rule for new ones says the same.
  static final int MAX = 128;

  /// What somebody typed to prove who he is. Anything over the limit becomes the empty password,
  /// which is nobody's.
  public static Password typed(String raw) {
    return raw.length() > 2 * MAX
        ? new Password("")
        : new Password(Normalizer.normalize(raw, Normalizer.Form.NFKC));
  }

  @Override
  public String toString() {
    return "Password[secret]";
  }
}
