package im.relation.lambda.http;

import im.relation.account.AccountStoreFunctions;
import im.relation.backplane.trace.Tracing;
import im.relation.conversation.ConversationFunctions;
import im.relation.lambda.Feature;
import im.relation.lambda.LambdaRuntime;
import im.relation.lambda.keys.VerifyingKeys;
import im.relation.runtime.connect.ConnectEdge;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import im.relation.runtime.rpc.RpcRuntime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What every deployable with request functions has; it brings them and a [Feature].
@Configuration(proxyBeanMethods = false)
@Import({
  LambdaRuntime.class,
  VerifyingKeys.class,
  RpcRuntime.class,
  ConversationFunctions.class,
  AccountStoreFunctions.class
})
public class RequestsRuntime {

  @Bean(AnswerHttp.NAME)
  AnswerHttp answerHttp(RpcRegistry registry, Feature feature, Invoker invoker, Tracing tracing) {
    return new AnswerHttp(new ConnectEdge(registry.ofFeature(feature.name()), invoker), tracing);
  }
}
