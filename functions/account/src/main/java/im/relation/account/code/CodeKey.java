package im.relation.account.code;

import im.relation.account.identifier.LoginIdentifier;
import im.relation.contract.account.v1.CodePurpose;
import java.nio.charset.StandardCharsets;

/// What a code was sent for and where to.
///
/// @param addressHash SHA-256 of the folded address: the table holds no addresses
record CodeKey(CodePurpose purpose, byte[] addressHash) {

  static CodeKey of(CodePurpose purpose, LoginIdentifier email) {
    return new CodeKey(purpose, CodeHash.sha256(email.value().getBytes(StandardCharsets.UTF_8)));
  }
}
