package im.relation.account.profile;

import im.relation.account.identifier.IdentifierSql;
import im.relation.contract.account.v1.Profile;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads public profiles. Takes no locks. Thread-safe.
public final class Profiles {

  private final UserSql users;
  private final IdentifierSql identifiers;

  public Profiles(UserSql users, IdentifierSql identifiers) {
    this.users = users;
    this.identifiers = identifiers;
  }

  /// One person's; empty for an unknown one.
  public Optional<Profile> of(UserId user) {
    return of(List.of(user)).stream().findFirst();
  }

  /// In the order asked for, as often as asked for; unknown ones are left out.
  List<Profile> of(List<UserId> ids) {
    Map<UserId, UserRow> rows =
        users.find(ids).stream().collect(Collectors.toMap(UserRow::user, Function.identity()));
    Map<UserId, String> usernames = identifiers.usernames(rows.keySet());
    return ids.stream()
        .map(rows::get)
        .filter(Objects::nonNull)
        .map(row -> row.toProfile(usernames.getOrDefault(row.user(), "")))
        .toList();
  }
}
