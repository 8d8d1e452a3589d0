package im.relation.friendship;

import im.relation.account.People;
import im.relation.conversation.Conversations;
import im.relation.conversation.SystemEntries;
import im.relation.runtime.store.Ids;
import im.relation.runtime.store.Transactions;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Wires the feature: what a process imports.
@Configuration(proxyBeanMethods = false)
@Import(FriendshipStoreFunctions.class)
@EnableConfigurationProperties(FriendshipSettings.class)
public class FriendshipFunctions {

  private final FriendSql friends;
  private final RequestSql requests;
  private final Transactions transactions;
  private final Conversations conversations;
  private final PairWork pairs;

  FriendshipFunctions(JdbcClient jdbc, Transactions transactions, Conversations conversations) {
    this.friends = new FriendSql(jdbc);
    this.requests = new RequestSql(jdbc);
    this.transactions = transactions;
    this.conversations = conversations;
    this.pairs = new PairWork(conversations, friends, transactions);
  }

  @Bean
  RequestWork requestWork(Ids ids, Clock clock, FriendshipSettings settings) {
    return new RequestWork(ids, clock, settings);
  }

  @Bean
  Notices friendshipNotices(SystemEntries entries) {
    return new Notices(entries);
  }

  @Bean
  Befriend befriend(SystemEntries entries, Notices notices) {
    return new Befriend(friends, requests, conversations, entries, notices);
  }

  @Bean
  RequestFriend requestFriend(People people, Befriend befriend, Notices notices, RequestWork work) {
    return new RequestFriend(people, requests, pairs, befriend, notices, work);
  }

  @Bean
  AcceptFriendRequest acceptFriendRequest(Befriend befriend, RequestWork work) {
    return new AcceptFriendRequest(requests, pairs, befriend, work);
  }

  @Bean
  RejectFriendRequest rejectFriendRequest(Notices notices, RequestWork work) {
    return new RejectFriendRequest(requests, notices, work, transactions);
  }

  @Bean
  CancelFriendRequest cancelFriendRequest(Notices notices, RequestWork work) {
    return new CancelFriendRequest(requests, notices, work, transactions);
  }

  @Bean
  ListFriendRequests listFriendRequests(RequestWork work) {
    return new ListFriendRequests(requests, work);
  }

  @Bean
  ListFriends listFriends() {
    return new ListFriends(friends);
  }

  @Bean
  ListBlocked listBlocked() {
    return new ListBlocked(friends);
  }

  @Bean
  RemoveFriend removeFriend(Notices notices) {
    return new RemoveFriend(friends, pairs, conversations, notices);
  }

  @Bean
  BlockUser blockUser(People people, Notices notices, RequestWork work) {
    var outward = new BlockUser.Outward(conversations, notices);
    return new BlockUser(people, friends, requests, pairs, outward, work);
  }

  @Bean
  UnblockUser unblockUser(Notices notices) {
    return new UnblockUser(friends, pairs, conversations, notices);
  }
}
