package im.relation.lambda.http;

import im.relation.account.AccountStoreFunctions;
import im.relation.backplane.trace.Tracing;
import im.relation.conversation.ConversationFunctions;
import im.relation.lambda.Feature;
import im.relation.lambda.LambdaRuntime;
import im.relation.lambda.Priming;
import im.relation.lambda.keys.VerifyingKeys;
import im.relation.runtime.connect.ConnectEdge;
import im.relation.runtime.rpc.Invoker;
import im.relation.runtime.rpc.RpcRegistry;
import im.relation.runtime.rpc.RpcRuntime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

  /// A path that nobody knows: nothing is done, and every layer is passed.
  @Bean
  Priming primedEdge(AnswerHttp answerHttp) {
    var event = "{'version':'2.0','rawPath':'/','requestContext':{'http':{'method':'POST'}}}";
    byte[] bytes = event.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new Priming("edge", () -> answerHttp.apply(new ByteArrayInputStream(bytes)));
  }

  @Bean(AnswerHttp.NAME)
  AnswerHttp answerHttp(RpcRegistry registry, Feature feature, Invoker invoker, Tracing tracing) {
    return new AnswerHttp(new ConnectEdge(registry.ofFeature(feature.name()), invoker), tracing);
  }
}
