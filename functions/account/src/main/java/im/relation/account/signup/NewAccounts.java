package im.relation.account.signup;

import im.relation.account.code.Codes;
import im.relation.account.credential.CredentialSql;
import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.account.identifier.LoginIdentifier.Kind;
import im.relation.account.profile.UserRow;
import im.relation.account.profile.UserSql;
import im.relation.account.session.Sessions;
import im.relation.account.signup.SignUp.Ready;
import im.relation.contract.account.v1.SignUpResponse;
import im.relation.conversation.Conversations;
import im.relation.domain.ProblemCode;
import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;

/// Writes an account: everything or nothing.
final class NewAccounts {

  private static final int ID_TRIES = 3;

  private final Tables tables;
  private final Codes codes;
  private final Sessions sessions;
  private final Conversations conversations;
  private final Ids ids;
  private final Work work;

  /// Where the parts of an account stand.
  record Tables(IdentifierSql identifiers, UserSql users, CredentialSql credentials) {}

  /// What the work runs in.
  record Work(Transactions transactions, Clock clock) {}

  NewAccounts(
      Tables tables,
      Codes codes,
      Sessions sessions,
      Conversations conversations,
      Ids ids,
      Work work) {
    this.tables = tables;
    this.codes = codes;
    this.sessions = sessions;
    this.conversations = conversations;
    this.ids = ids;
    this.work = work;
  }

  /// Whether a look at it now finds the name in use.
  boolean isTaken(LoginIdentifier identifier) {
    return tables.identifiers().find(identifier).isPresent();
  }

  /// Problems: ALREADY_EXISTS, WRONG_CODE when it was used or ran out since it was checked.
  Outcome<SignUpResponse> make(Ready ready) {
    for (int i = 0; i < ID_TRIES; i++) {
      var user = new UserId(ids.next());
      try {
        return work.transactions().call(() -> write(ready, user));
      } catch (DuplicateKeyException taken) {
        if (tables.users().find(user).isEmpty()) {
          throw taken;
        }
      }
    }
    throw new IllegalStateException("no free user id in " + ID_TRIES + " tries");
  }

  /// The code and the name come first: where they refuse, nothing was written.
  private Outcome<SignUpResponse> write(Ready ready, UserId user) {
    var plan = ready.plan();
    if (ready.code().isPresent() && !codes.use(ready.code().get())) {
      return Outcome.refused(ProblemCode.WRONG_CODE);
    }
    if (!tables.identifiers().insert(plan.identifier(), user)) {
      return Outcome.refused(ProblemCode.ALREADY_EXISTS);
    }
    var now = work.clock().instant();
    var row = UserRow.fresh(user, plan.nickname());
    tables.users().insert(row, now);
    tables.credentials().put(user, ready.hash(), now);
    // Where it goes right it is never read again, but later notices need it.
    var log = conversations.createNoticeLog(user);
    assert log.value() > 0;
    var tokens = sessions.openFirst(user, plan.device(), ready.ip(), now);
    var username = plan.identifier().kind() == Kind.USERNAME ? plan.identifier().value() : "";
    return Outcome.ok(
        SignUpResponse.newBuilder().setTokens(tokens).setProfile(row.toProfile(username)).build());
  }
}
