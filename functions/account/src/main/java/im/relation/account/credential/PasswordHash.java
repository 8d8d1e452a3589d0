package im.relation.account.credential;

/// An Argon2id hash with its parameters and salt, as a PHC string.
///
/// @param encoded a secret
public record PasswordHash(String encoded) {

  @Override
  public String toString() {
    return "PasswordHash[secret]";
  }
}
