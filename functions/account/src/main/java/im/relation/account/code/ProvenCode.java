package im.relation.account.code;

/// A code that was found right; good for one [Codes#use] before it runs out.
///
/// @param key of the row
/// @param codeHash the row's, so that a code sent since is not used in its place
public record ProvenCode(CodeKey key, byte[] codeHash) {

  @Override
  public String toString() {
    return "ProvenCode[secret]";
  }
}
