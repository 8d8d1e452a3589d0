package im.relation.account.profile;

import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.contract.account.v1.GetAccountRequest;
import im.relation.contract.account.v1.GetAccountResponse;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.List;
import java.util.function.Function;

/// Shows the caller his own account: the only answer that ever holds an e-mail address. Problems:
/// NOT_FOUND when the account is gone.
final class GetAccount implements Function<Call<GetAccountRequest>, Outcome<GetAccountResponse>> {

  private final UserSql users;
  private final IdentifierSql identifiers;

  GetAccount(UserSql users, IdentifierSql identifiers) {
    this.users = users;
    this.identifiers = identifiers;
  }

  @Override
  public Outcome<GetAccountResponse> apply(Call<GetAccountRequest> call) {
    var names = identifiers.of(call.user());
    return users
        .find(call.user())
        .map(row -> Outcome.ok(answer(row, names)))
        .orElseGet(() -> Outcome.refused(ProblemCode.NOT_FOUND));
  }

  private static GetAccountResponse answer(UserRow row, List<LoginIdentifier> names) {
    return GetAccountResponse.newBuilder()
        .setProfile(row.toProfile(value(names, Kind.USERNAME)))
        .setSettings(row.allowed().toSettings())
        .setEmail(value(names, Kind.EMAIL))
        .build();
  }

  private static String value(List<LoginIdentifier> names, Kind kind) {
    return names.stream()
        .filter(name -> name.kind() == kind)
        .map(LoginIdentifier::value)
        .findFirst()
        .orElse("");
  }
}
