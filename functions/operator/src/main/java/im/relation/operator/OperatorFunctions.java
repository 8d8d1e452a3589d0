package im.relation.operator;

import im.relation.account.AccountOperatorFunctions;
import im.relation.account.Accounts;
import im.relation.backplane.Catalog;
import im.relation.contract.operator.v1.GetUserRequest;
import im.relation.contract.operator.v1.GetUserResponse;
import im.relation.contract.operator.v1.KickUserRequest;
import im.relation.contract.operator.v1.KickUserResponse;
import im.relation.contract.operator.v1.ListDeadLettersRequest;
import im.relation.contract.operator.v1.ListDeadLettersResponse;
import im.relation.contract.operator.v1.ReplayDeadLettersRequest;
import im.relation.contract.operator.v1.ReplayDeadLettersResponse;
import im.relation.contract.operator.v1.TraceMessageRequest;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.conversation.Memberships;
import im.relation.delivery.Cursors;
import im.relation.message.Entries;
import im.relation.presence.Connections;
import im.relation.presence.FleetFunctions;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.kafka.Backlog;
import im.relation.runtime.kafka.DeadLetterLog;
import im.relation.runtime.kafka.KafkaSettings;
import im.relation.runtime.kafka.RecordSender;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the feature. Its process has what delivery, message and conversation wire, and Kafka.
@Configuration(proxyBeanMethods = false)
@Import({AccountOperatorFunctions.class, FleetFunctions.class})
public class OperatorFunctions {

  @Bean
  DeadLetterLog deadLetterLog(KafkaSettings settings, RecordSender sender) {
    return new DeadLetterLog(settings, sender);
  }

  @Bean
  Function<Call<GetUserRequest>, Outcome<GetUserResponse>> getUser(
      Accounts accounts, Connections connections) {
    return Audit.of("GetUser", new GetUser(accounts, connections));
  }

  @Bean
  Function<Call<KickUserRequest>, Outcome<KickUserResponse>> kickUser(
      Accounts accounts, Connections connections) {
    return Audit.of("KickUser", new KickUser(accounts, connections));
  }

  @Bean
  Function<Call<ListDeadLettersRequest>, Outcome<ListDeadLettersResponse>> listDeadLetters(
      Catalog catalog, DeadLetterLog letters) {
    return Audit.of("ListDeadLetters", new ListDeadLetters(DeadTopics.of(catalog), letters));
  }

  @Bean
  Function<Call<ReplayDeadLettersRequest>, Outcome<ReplayDeadLettersResponse>> replayDeadLetters(
      Catalog catalog, DeadLetterLog letters) {
    return Audit.of("ReplayDeadLetters", new ReplayDeadLetters(DeadTopics.of(catalog), letters));
  }

  @Bean
  Function<Call<TraceMessageRequest>, Outcome<TraceMessageResponse>> traceMessage(
      TraceMessage.Logs tracedLogs,
      KafkaSettings settings,
      Accounts accounts,
      Connections connections) {
    var submissions = new Submissions(settings, new Backlog(settings));
    return Audit.of(
        "TraceMessage", new TraceMessage(tracedLogs, submissions, accounts, connections));
  }

  @Bean
  TraceMessage.Logs tracedLogs(Entries entries, Memberships memberships, Cursors cursors) {
    return new TraceMessage.Logs(entries, memberships, cursors);
  }
}
