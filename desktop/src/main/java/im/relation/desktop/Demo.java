package im.relation.desktop;

import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import java.util.List;
import java.util.UUID;

/// Two people who sign up and become friends, for who wants to look around.
final class Demo {

  /// One of them.
  record Actor(Home home, Relation relation, ImClient client) {}

  private Demo() {}

  /// Blocks until both are there.
  ///
  /// @throws im.relation.sdk.RelationException where the service cannot be reached
  static List<Actor> signUp(Options options) {
    var number = UUID.randomUUID().toString().substring(0, 8);
    var ann = signUp(options, "ann_" + number, "Ann");
    var ben = signUp(options, "ben_" + number, "Ben");
    var asked = ann.client.friends().request(ben.client.user(), "").orThrow();
    if (asked.hasRequest()) {
      ben.client
          .friends()
          .accept(new im.relation.domain.FriendRequestId(asked.getRequest().getRequestId()))
          .orThrow();
    }
    return List.of(ann, ben);
  }

  private static Actor signUp(Options options, String username, String nickname) {
    var home = Home.at(options.data().resolve("demo").resolve(username));
    options.server().ifPresent(home::choose);
    var relation = home.relation(home.server());
    var password = UUID.randomUUID().toString();
    return new Actor(home, relation, relation.signUp(username, password, nickname).orThrow());
  }
}
