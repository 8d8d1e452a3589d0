package im.relation.runtime.request;

import im.relation.backplane.Rpc;
import im.relation.backplane.Rpcs;
import im.relation.contract.account.v1.FindUserRequest;
import im.relation.contract.account.v1.FindUserResponse;
import im.relation.contract.account.v1.GetProfilesRequest;
import im.relation.contract.account.v1.GetProfilesResponse;
import im.relation.contract.account.v1.Profile;
import im.relation.contract.account.v1.UpdateProfileRequest;
import im.relation.contract.account.v1.UpdateProfileResponse;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.delivery.v1.SyncResponse;
import im.relation.domain.Problem;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import im.relation.runtime.TransientFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/// A function for every rpc: four with behaviour that a test needs, the others answer an empty
/// response.
@Configuration(proxyBeanMethods = false)
@Import(TestFunctions.Empty.class)
class TestFunctions {

  private static final Set<String> WITH_BEHAVIOUR =
      Set.of("getProfiles", "findUser", "sync", "updateProfile");

  /// What GetProfiles was called with.
  static final BlockingQueue<Call<GetProfilesRequest>> CALLS = new LinkedBlockingQueue<>();

  /// Named after the rpc, as the features write theirs.
  static final class GetProfiles
      implements Function<Call<GetProfilesRequest>, Outcome<GetProfilesResponse>> {
    @Override
    public Outcome<GetProfilesResponse> apply(Call<GetProfilesRequest> call) {
      CALLS.add(call);
      var response = GetProfilesResponse.newBuilder();
      call.request()
          .getUserIdsList()
          .forEach(id -> response.addProfiles(Profile.newBuilder().setUserId(id)));
      return Outcome.ok(response.build());
    }
  }

  @Bean
  GetProfiles getProfiles() {
    return new GetProfiles();
  }

  @Bean
  Function<Call<UpdateProfileRequest>, Outcome<UpdateProfileResponse>> updateProfile() {
    return call -> Outcome.refused(Problem.tooMany(Duration.ofMillis(1_500)));
  }

  /// A bug, for a request that names a user; its message quotes the request.
  @Bean
  Function<Call<FindUserRequest>, Outcome<FindUserResponse>> findUser() {
    return call -> {
      if (call.request().getUsername().equals("bug")) {
        throw new IllegalStateException("secret " + call.request().getUsername());
      }
      return Outcome.ok(FindUserResponse.getDefaultInstance());
    };
  }

  /// An outage, for a request with a token.
  @Bean
  Function<Call<SyncRequest>, Outcome<SyncResponse>> sync() {
    return call -> {
      if (call.idempotencyKey().equals("outage")) {
        throw new TransientFailure("the database", new IllegalStateException());
      }
      return Outcome.ok(SyncResponse.getDefaultInstance());
    };
  }

  /// The other functions.
  static final class Empty implements BeanRegistrar {
    @Override
    public void register(BeanRegistry registry, Environment environment) {
      Rpcs.all().stream()
          .filter(rpc -> !WITH_BEHAVIOUR.contains(rpc.beanName()))
          .forEach(rpc -> register(registry, rpc));
    }

    private static void register(BeanRegistry registry, Rpc rpc) {
      var type =
          ResolvableType.forClassWithGenerics(
              Function.class,
              ResolvableType.forClassWithGenerics(Call.class, rpc.request().getClass()),
              ResolvableType.forClassWithGenerics(Outcome.class, rpc.response().getClass()));
      Function<Call<?>, Outcome<?>> function = call -> Outcome.ok(rpc.response());
      registry.registerBean(
          rpc.beanName(),
          ParameterizedTypeReference.<Function<Call<?>, Outcome<?>>>forType(type.getType()),
          bean -> bean.supplier(context -> function));
    }
  }
}
