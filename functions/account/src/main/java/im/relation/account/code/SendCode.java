package im.relation.account.code;

import im.relation.account.identifier.IdentifierSql;
import im.relation.account.identifier.LoginIdentifier;
import im.relation.contract.account.v1.CodePurpose;
import im.relation.contract.account.v1.SendCodeRequest;
import im.relation.contract.account.v1.SendCodeResponse;
import im.relation.domain.Problem;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.RateLimit;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Sends a 6-digit code to an e-mail address. Answers the same, as fast, whether or not the address
/// has an account; a code for a new password leaves only where it has one. The mail follows the
/// answer, which may wait for it ([CodeSettings#linger]). A code replaces the one before.
///
/// Problems: INVALID; RESOURCE_EXHAUSTED with the time to wait: 60 s after the last code for this
/// address, after a day's number of them, above a caller's rate, or when too many mails wait.
final class SendCode implements Function<Call<SendCodeRequest>, Outcome<SendCodeResponse>> {

  static final Duration WINDOW = Duration.ofDays(1);

  private static final Future<?> NEVER_LEFT = new CompletableFuture<>();

  private final CodeSql sql;
  private final IdentifierSql identifiers;
  private final CodeDispatch dispatch;
  private final RateLimit<String> limit;
  private final CodeSettings settings;
  private final Work work;

  /// What the work runs in.
  record Work(Transactions transactions, Clock clock) {}

  SendCode(
      CodeSql sql,
      IdentifierSql identifiers,
      CodeDispatch dispatch,
      RateLimit<String> limit,
      CodeSettings settings,
      Work work) {
    this.sql = sql;
    this.identifiers = identifiers;
    this.dispatch = dispatch;
    this.limit = limit;
    this.settings = settings;
    this.work = work;
  }

  @Override
  public Outcome<SendCodeResponse> apply(Call<SendCodeRequest> call) {
    var purpose = call.request().getPurpose();
    if (purpose == CodePurpose.CODE_PURPOSE_UNSPECIFIED || purpose == CodePurpose.UNRECOGNIZED) {
      return Outcome.refused(Problem.invalid("purpose", "Say what the code is for."));
    }
    return LoginIdentifier.email(call.request().getEmail())
        .then(email -> limit.take(call.caller().address(), email))
        .then(email -> store(purpose, email).then(code -> send(purpose, email, code)));
  }

  /// The new code, once its hash is committed.
  private Outcome<String> store(CodePurpose purpose, LoginIdentifier email) {
    var code = CodeHash.newCode();
    var hash = CodeHash.of(code);
    var key = CodeKey.of(purpose, email);
    return work.transactions()
        .call(
            () ->
                decide(sql.claim(key), hash, work.clock().instant(), settings)
                    .map(
                        row -> {
                          sql.put(key, row);
                          return code;
                        }));
  }

  private Outcome<SendCodeResponse> send(CodePurpose purpose, LoginIdentifier email, String code) {
    var now = work.clock().instant();
    var mail = new CodeMail(email, purpose, code, settings.life(), now);
    boolean leavesAlways = purpose == CodePurpose.CODE_PURPOSE_SIGN_UP;
    boolean isWanted = leavesAlways || identifiers.find(email).isPresent();
    Optional<Future<?>> sending = isWanted ? dispatch.offer(mail) : Optional.of(NEVER_LEFT);
    if (sending.isEmpty()) {
      return Outcome.refused(Problem.tooMany(settings.resendAfter()));
    }
    linger(leavesAlways ? sending.get() : NEVER_LEFT);
    return Outcome.ok(
        SendCodeResponse.newBuilder()
            .setResendAfterMillis(settings.resendAfter().toMillis())
            .build());
  }

  /// Waits for the mail where the process may be frozen once it has answered; where a mail does not
  /// always leave, as long in either case.
  private void linger(Future<?> sending) {
    try {
      var _ = sending.get(settings.linger().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException left) {
      // It goes on, or its end is in the log.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Outcome<CodeRow> decide(CodeRow row, CodeHash hash, Instant now, CodeSettings settings) {
    var pause = Duration.between(now, row.sentAt().plus(settings.resendAfter()));
    if (pause.isPositive()) {
      return Outcome.refused(Problem.tooMany(pause));
    }
    var windowEnd = row.windowStartedAt().plus(WINDOW);
    boolean isNewDay = !now.isBefore(windowEnd);
    if (!isNewDay && row.sent() >= settings.perDay()) {
      return Outcome.refused(Problem.tooMany(Duration.between(now, windowEnd)));
    }
    return Outcome.ok(
        new CodeRow(
            hash,
            0,
            now,
            now.plus(settings.life()),
            isNewDay ? now : row.windowStartedAt(),
            isNewDay ? 1 : row.sent() + 1));
  }
}
