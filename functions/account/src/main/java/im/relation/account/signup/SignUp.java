package im.relation.account.signup;

import im.relation.account.code.Codes;
import im.relation.account.code.ProvenCode;
import im.relation.account.credential.Password;
import im.relation.account.credential.PasswordHash;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.credential.PasswordRule;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.account.profile.ProfileText;
import im.relation.account.session.NewDevice;
import im.relation.contract.account.v1.CodePurpose;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes an account and its first session. An e-mail address needs the code that SendCode sent
/// there; a username needs none, unless the deployment allows e-mail only.
///
/// Problems: INVALID; WRONG_CODE; ALREADY_EXISTS for a name that is taken, which for an e-mail
/// address only its owner learns; NOT_ALLOWED for a username where the deployment wants e-mail;
/// RESOURCE_EXHAUSTED when too many hashes are waited for. A resend after a lost answer gets
/// ALREADY_EXISTS (or WRONG_CODE): sign in then.
final class SignUp implements Function<Call<SignUpRequest>, Outcome<SignUpResponse>> {

  private final Codes codes;
  private final PasswordHasher hasher;
  private final NewAccounts accounts;
  private final SignUpSettings settings;

  SignUp(Codes codes, PasswordHasher hasher, NewAccounts accounts, SignUpSettings settings) {
    this.codes = codes;
    this.hasher = hasher;
    this.accounts = accounts;
    this.settings = settings;
  }

  /// A request that keeps every rule.
  record Plan(LoginIdentifier identifier, Password password, String nickname, NewDevice device) {}

  /// All that an account is made of.
  record Ready(Plan plan, Optional<ProvenCode> code, PasswordHash hash, String ip) {}

  @Override
  public Outcome<SignUpResponse> apply(Call<SignUpRequest> call) {
    var ip = call.caller().address();
    return decide(call.request(), settings)
        .then(plan -> prove(plan, call.request().getCode()).then(code -> make(plan, code, ip)));
  }

  /// Cheap checks before the expensive hash.
  private Outcome<Optional<ProvenCode>> prove(Plan plan, String code) {
    return switch (plan.identifier().kind()) {
      case EMAIL ->
          codes.check(CodePurpose.CODE_PURPOSE_SIGN_UP, plan.identifier(), code).map(Optional::of);
      case USERNAME ->
          accounts.isTaken(plan.identifier())
              ? Outcome.refused(ProblemCode.ALREADY_EXISTS)
              : Outcome.ok(Optional.empty());
    };
  }

  private Outcome<SignUpResponse> make(Plan plan, Optional<ProvenCode> code, String ip) {
    return hasher
        .hash(plan.password())
        .then(hash -> accounts.make(new Ready(plan, code, hash, ip)));
  }

  static Outcome<Plan> decide(SignUpRequest request, SignUpSettings settings) {
    return identifier(request, settings)
        .then(
            identifier ->
                PasswordRule.check("password", request.getPassword(), List.of(identifier.name()))
                    .then(password -> plan(request, identifier, password)));
  }

  private static Outcome<Plan> plan(
      SignUpRequest request, LoginIdentifier identifier, Password password) {
    return ProfileText.nickname(request.getNickname())
        .then(
            nickname ->
                NewDevice.of(request.getDevice())
                    .map(device -> new Plan(identifier, password, nickname, device)));
  }

  private static Outcome<LoginIdentifier> identifier(
      SignUpRequest request, SignUpSettings settings) {
    var folded =
        switch (request.getIdentifierCase()) {
          case USERNAME -> LoginIdentifier.username(request.getUsername());
          case EMAIL -> LoginIdentifier.email(request.getEmail());
          case IDENTIFIER_NOT_SET ->
              Outcome.<LoginIdentifier>refused(
                  Problem.invalid("identifier", "A username or an e-mail address."));
        };
    return folded.then(
        identifier ->
            identifier.kind() == Kind.USERNAME && !settings.byUsername()
                ? Outcome.refused(Problem.of(ProblemCode.NOT_ALLOWED, "Sign up by e-mail here."))
                : Outcome.ok(identifier));
  }
}
