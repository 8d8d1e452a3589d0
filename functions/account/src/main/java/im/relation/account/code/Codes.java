package im.relation.account.code;

import im.relation.account.identifier.LoginIdentifier;
import im.relation.contract.account.v1.CodePurpose;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Checks and uses codes. Thread-safe.
public final class Codes {

  private final CodeSql sql;
  private final CodeSettings settings;
  private final Transactions transactions;
  private final Clock clock;

  Codes(CodeSql sql, CodeSettings settings, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Counts a try and compares, in a transaction of its own. The code stays good. Problems:
  /// WRONG_CODE for a wrong, used, outlived or too often tried one, and where none was sent.
  public Outcome<ProvenCode> check(CodePurpose purpose, LoginIdentifier email, String code) {
    var key = CodeKey.of(purpose, email);
    return transactions.call(
        () -> {
          var row = sql.lock(key);
          if (row.isPresent()) {
            sql.countTry(key);
          }
          return decide(row, code, clock.instant(), settings.tries())
              .map(hash -> new ProvenCode(key, hash.hash()));
        });
  }

  /// Uses a code up, in the caller's transaction; false when it was used, replaced or outlived
  /// since it was checked.
  public boolean use(ProvenCode code) {
    return sql.use(code, clock.instant());
  }

  static Outcome<CodeHash> decide(Optional<CodeRow> stored, String code, Instant now, int tries) {
    return stored
        .filter(row -> now.isBefore(row.expiresAt()) && row.tries() < tries)
        .map(CodeRow::hash)
        .filter(hash -> hash.matches(code))
        .map(Outcome::ok)
        .orElseGet(() -> Outcome.refused(ProblemCode.WRONG_CODE));
  }
}
