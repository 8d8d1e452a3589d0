package im.relation.account.password;

import im.relation.account.code.Codes;
import im.relation.account.code.ProvenCode;
import im.relation.account.credential.PasswordHash;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.credential.PasswordRule;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.password.ChangePassword.Tables;
import im.relation.account.password.ChangePassword.Work;
import im.relation.account.session.SessionEnds;
import im.relation.contract.account.v1.CodePurpose;
import im.relation.contract.account.v1.ResetPasswordRequest;
import im.relation.contract.account.v1.ResetPasswordResponse;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// Sets a new password by a code that was sent by e-mail, and ends all sessions. Sign in then.
///
/// Problems: INVALID, which leaves the code good; WRONG_CODE, also for an address without an
/// account; RESOURCE_EXHAUSTED when too many hashes are waited for. A resend gets WRONG_CODE.
final class ResetPassword
    implements Function<Call<ResetPasswordRequest>, Outcome<ResetPasswordResponse>> {

  private final IdentifierSql identifiers;
  private final Tables tables;
  private final PasswordHasher hasher;
  private final Codes codes;
  private final SessionEnds sessions;
  private final Work work;

  ResetPassword(
      IdentifierSql identifiers,
      Tables tables,
      PasswordHasher hasher,
      Codes codes,
      SessionEnds sessions,
      Work work) {
    this.identifiers = identifiers;
    this.tables = tables;
    this.hasher = hasher;
    this.codes = codes;
    this.sessions = sessions;
    this.work = work;
  }

  /// Whose password, and by what right.
  private record Proven(UserId user, ProvenCode code) {}

  @Override
  public Outcome<ResetPasswordResponse> apply(Call<ResetPasswordRequest> call) {
    var request = call.request();
    return LoginIdentifier.email(request.getEmail())
        .then(email -> prove(email, request.getCode()))
        .then(proven -> reset(proven, request.getNewPassword()));
  }

  private Outcome<Proven> prove(LoginIdentifier email, String code) {
    return codes
        .check(CodePurpose.CODE_PURPOSE_RESET_PASSWORD, email, code)
        .then(
            proven ->
                identifiers
                    .find(email)
                    .map(user -> Outcome.ok(new Proven(user, proven)))
                    .orElseGet(() -> Outcome.refused(ProblemCode.WRONG_CODE)));
  }

  private Outcome<ResetPasswordResponse> reset(Proven proven, String password) {
    return PasswordRule.check("new_password", password, names(proven.user()))
        .then(hasher::hash)
        .then(hash -> work.transactions().call(() -> write(proven, hash)));
  }

  private Outcome<ResetPasswordResponse> write(Proven proven, PasswordHash hash) {
    if (!codes.use(proven.code())) {
      return Outcome.refused(ProblemCode.WRONG_CODE);
    }
    var now = work.clock().instant();
    // Takes the person's lock, so that no sign-in by the old password slips through.
    int ended = sessions.endAll(proven.user(), CloseCode.CLOSE_CODE_SESSION_REVOKED, now);
    assert ended >= 0;
    tables.credentials().put(proven.user(), hash, now);
    return Outcome.ok(ResetPasswordResponse.getDefaultInstance());
  }

  private List<String> names(UserId user) {
    return identifiers.of(user).stream().map(LoginIdentifier::name).toList();
  }
}
