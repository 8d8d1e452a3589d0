package im.relation.account.profile;

import im.relation.account.identifier.IdentifierSql;
import im.relation.backplane.Topics;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateProfileResponse;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.contract.message.v1.ProfileChanged;
import im.relation.contract.record.v1.ProfileChangedRecord;
import im.relation.conversation.SystemEntries;
import im.relation.domain.ProblemCode;
import im.relation.runtime.Call;
import im.relation.runtime.Outbox;
import im.relation.runtime.OutboxMessage;
import im.relation.runtime.Outcome;
import im.relation.runtime.store.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Changes the caller's profile, compare-and-set by version, and tells the caller's devices by an
/// entry in the NOTICE log, and topic `profile-changed`, by which others hear of it. A request that
/// changes nothing leaves the version.
///
/// Problems: INVALID; CONFLICT when the version is not the newest; NOT_FOUND when the account is
/// gone.
final class UpdateProfile
    implements Function<Call<UpdateProfileRequest>, Outcome<UpdateProfileResponse>> {

  private final UserSql users;
  private final IdentifierSql identifiers;
  private final SystemEntries entries;
  private final Outbox outbox;
  private final Transactions transactions;

  UpdateProfile(
      UserSql users,
      IdentifierSql identifiers,
      SystemEntries entries,
      Outbox outbox,
      Transactions transactions) {
    this.users = users;
    this.identifiers = identifiers;
    this.entries = entries;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  @Override
  public Outcome<UpdateProfileResponse> apply(Call<UpdateProfileRequest> call) {
    return transactions.call(
        () -> {
          var before = users.lock(call.user());
          return decide(before, call.request()).map(after -> write(before, after));
        });
  }

  static Outcome<UserRow> decide(Optional<UserRow> stored, UpdateProfileRequest request) {
    if (stored.isEmpty()) {
      return Outcome.refused(ProblemCode.NOT_FOUND);
    }
    var row = stored.get();
    if (row.version() != request.getVersion()) {
      return Outcome.refused(ProblemCode.CONFLICT);
    }
    var nickname =
        request.hasNickname()
            ? ProfileText.nickname(request.getNickname())
            : Outcome.ok(row.nickname());
    var avatar =
        request.hasAvatarUrl()
            ? ProfileText.avatarUrl(request.getAvatarUrl())
            : Outcome.ok(row.avatarUrl());
    return nickname.then(name -> avatar.map(url -> changed(row, name, url)));
  }

  private static UserRow changed(UserRow row, String nickname, String avatarUrl) {
    boolean same = row.nickname().equals(nickname) && row.avatarUrl().equals(avatarUrl);
    long version = same ? row.version() : row.version() + 1;
    return new UserRow(row.user(), nickname, avatarUrl, version, row.allowed());
  }

  private UpdateProfileResponse write(Optional<UserRow> before, UserRow after) {
    if (!before.equals(Optional.of(after))) {
      users.setProfile(after);
      entries.tell(after.user(), notice(after));
      outbox.append(List.of(changed(after)));
    }
    var username = identifiers.usernames(List.of(after.user())).getOrDefault(after.user(), "");
    return UpdateProfileResponse.newBuilder().setProfile(after.toProfile(username)).build();
  }

  private static OutboxMessage changed(UserRow row) {
    var record =
        ProfileChangedRecord.newBuilder()
            .setUserId(row.user().value())
            .setVersion(row.version())
            .build();
    return new OutboxMessage(Topics.PROFILE_CHANGED, row.user().toKey(), record);
  }

  static NoticeBody notice(UserRow row) {
    return NoticeBody.newBuilder()
        .setProfile(
            ProfileChanged.newBuilder().setUserId(row.user().value()).setVersion(row.version()))
        .build();
  }
}
