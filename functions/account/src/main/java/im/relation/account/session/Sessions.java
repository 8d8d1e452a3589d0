package im.relation.account.session;

import com.google.protobuf.ByteString;
import im.relation.account.profile.UserSql;
import im.relation.account.session.SessionRow.Owner;
import im.relation.account.session.SessionRow.Seen;
import im.relation.backplane.AccessToken;
import im.relation.backplane.TokenSigner;
import im.relation.contract.account.v1.Tokens;
import im.relation.contract.socket.v1.CloseCode;
import im.relation.domain.DeviceId;
import im.relation.domain.SessionId;
import im.relation.domain.UserId;
import im.relation.runtime.store.Ids;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;

/// Opens sessions and moves them on, always within the caller's transaction. Thread-safe.
public final class Sessions {

  private static final int ID_TRIES = 3;
  private static final int MAX_IP = 64;
  private static final int FIRST_GENERATION = 1;

  /// How long a void refresh token is remembered, to notice a second use.
  private static final Duration VOID_TOKEN_LIFE = Duration.ofDays(7);

  private final SessionSql sql;
  private final RefreshTokenSql refreshTokens;
  private final UserSql users;
  private final Outward outward;
  private final SessionEnds ends;
  private final SessionSettings settings;

  /// What a session needs from outside of its tables.
  record Outward(TokenSigner signer, Ids ids, SessionEnds ends) {}

  Sessions(
      SessionSql sql,
      RefreshTokenSql refreshTokens,
      UserSql users,
      Outward outward,
      SessionSettings settings) {
    this.sql = sql;
    this.refreshTokens = refreshTokens;
    this.users = users;
    this.outward = outward;
    this.ends = outward.ends();
    this.settings = settings;
  }

  /// The first session of a new account; nobody needs to be told.
  ///
  /// @param ip where it comes from; empty where unknown
  public Tokens openFirst(UserId user, NewDevice device, String ip, Instant now) {
    return write(own(user, device, now), device, ip, now);
  }

  /// Opens a session and ends those that the policy ends; its owner is told of both.
  Tokens open(UserId user, NewDevice device, String ip, Instant now) {
    // Two sign-ins of one person at once must see one another.
    var person = users.lock(user);
    if (person.isEmpty()) {
      throw new IllegalStateException("a credential without its person");
    }
    var owner = own(user, device, now);
    var live = sql.live(user, now);
    SessionEnding.bySignIn(live, owner, settings)
        .forEach(older -> ends.end(older, CloseCode.CLOSE_CODE_SIGNED_IN_ELSEWHERE, now));
    var tokens = write(owner, device, ip, now);
    ends.tell(owner, SessionId.of(tokens.getSessionId().toByteArray()), false);
    return tokens;
  }

  /// Ends one; false where something else ended it before.
  boolean end(SessionRow row, CloseCode code, Instant now) {
    return ends.end(row, code, now);
  }

  /// Gives out another refresh token of the session's newest generation, and an access token.
  Tokens again(SessionRow row, Instant now) {
    return tokens(row.owner(), row.session(), row.tokens().generation(), now);
  }

  /// Moves the session on to its next generation and gives out the first tokens of it.
  Tokens rotate(SessionRow row, RefreshToken exchanged, String ip, Instant now) {
    int generation = row.tokens().generation() + 1;
    var next = new SessionRow.Tokens(generation, exchanged.hash(), now);
    sql.rotate(row.session(), next, shorten(ip), now.plus(settings.idleLife()));
    refreshTokens.deleteOld(row.session(), now.minus(VOID_TOKEN_LIFE), generation - 1);
    return tokens(row.owner(), row.session(), generation, now);
  }

  /// The device that it was before, where that is the person's own and of the same type; else a new
  /// one.
  private Owner own(UserId user, NewDevice device, Instant now) {
    var known = device.earlier().filter(earlier -> sql.ownsDevice(user, earlier, device.type()));
    if (known.isPresent()) {
      sql.renameDevice(user, known.get(), device.name());
      return new Owner(user, known.get(), device.type(), device.name());
    }
    for (int i = 0; i < ID_TRIES; i++) {
      var owner = new Owner(user, new DeviceId(outward.ids().next()), device.type(), device.name());
      try {
        sql.insertDevice(owner, now);
        return owner;
      } catch (DuplicateKeyException taken) {
        // Another one.
      }
    }
    throw new IllegalStateException("no free device id in " + ID_TRIES + " tries");
  }

  private Tokens write(Owner owner, NewDevice device, String ip, Instant now) {
    var session = SessionId.random();
    sql.insert(
        new SessionRow(
            session,
            owner,
            new SessionRow.Tokens(FIRST_GENERATION, new byte[0], now),
            new Seen(device.client(), now, now, shorten(ip)),
            now.plus(settings.idleLife()),
            false));
    return tokens(owner, session, FIRST_GENERATION, now);
  }

  private Tokens tokens(Owner owner, SessionId session, int generation, Instant now) {
    var refresh = RefreshToken.random();
    refreshTokens.insert(refresh.hash(), session, generation, now);
    var access =
        new AccessToken(
            owner.user(), owner.device(), session, owner.type(), now.plus(settings.accessLife()));
    return Tokens.newBuilder()
        .setAccessToken(outward.signer().sign(access))
        // The token itself holds whole seconds (RFC 7519 NumericDate).
        .setAccessExpiresAtMillis(access.expiresAt().getEpochSecond() * 1_000)
        .setRefreshToken(refresh.text())
        .setUserId(owner.user().value())
        .setDeviceId(owner.device().value())
        .setSessionId(ByteString.copyFrom(session.toBytes()))
        .build();
  }

  private static String shorten(String ip) {
    return ip.length() <= MAX_IP ? ip : ip.substring(0, MAX_IP);
  }
}
