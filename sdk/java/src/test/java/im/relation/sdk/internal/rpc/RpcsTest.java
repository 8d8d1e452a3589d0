package im.relation.sdk.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Message;
import im.relation.contract.account.v1.SignInRequest;
import im.relation.contract.account.v1.SignUpRequest;
import im.relation.contract.common.v1.ProblemCode;
import im.relation.contract.delivery.v1.SyncRequest;
import im.relation.contract.friendship.v1.Friend;
import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.presence.v1.GetPresenceRequest;
import im.relation.sdk.Result;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RpcsTest {

  @Test
  void namesEveryFunctionOfTheContractWithItsRequest() throws Exception {
    // Given
    Map<String, String> contract = new TreeMap<>();
    Stream.of(
            SignUpRequest.getDescriptor(),
            SignInRequest.getDescriptor(),
            SyncRequest.getDescriptor(),
            Friend.getDescriptor(),
            GetHistoryRequest.getDescriptor(),
            GetPresenceRequest.getDescriptor())
        .map(type -> type.getFile())
        .flatMap((FileDescriptor file) -> file.getServices().stream())
        .flatMap(service -> service.getMethods().stream())
        .forEach(method -> contract.put(name(method), method.getInputType().getFullName()));
    // When
    Map<String, String> ours = new TreeMap<>();
    for (Field field : Rpcs.class.getFields()) {
      Rpc<?, ?> rpc = (Rpc<?, ?>) field.get(null);
      if (rpc != null && rpc.request() instanceof Message request) {
        ours.put(rpc.name(), request.getDescriptorForType().getFullName());
      }
    }
    // Then
    assertThat(ours).isEqualTo(contract);
  }

  private static String name(MethodDescriptor method) {
    return method.getService().getFullName() + "/" + method.getName();
  }

  @Test
  void everyProblemOfTheContractHasOneOfTheDomain() {
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(Problems.code(code)).isNotNull();
    }
  }

  @Test
  void readsTheConnectCodeWhereNoProblemIsGiven() {
    assertThat(read("{\"code\":\"not_found\"}"))
        .isInstanceOfSatisfying(
            Result.Refused.class,
            refused ->
                assertThat(refused.problem().code())
                    .isEqualTo(im.relation.domain.ProblemCode.NOT_FOUND));
  }

  @Test
  void whateverElseAnswersIsNoAnswer() {
    for (String body :
        new String[] {
          "<html>",
          "",
          "[]",
          "7",
          "{}",
          "{\"details\":7}",
          "{\"details\":[{\"type\":null}]}",
          "{\"code\":{}}",
          "{\"details\":[{\"type\":\"im.common.v1.Problem\",\"value\":\"*\"}]}"
        }) {
      assertThat(read(body)).as(body).isInstanceOf(Result.Unreachable.class);
    }
  }

  private static Result<String> read(String body) {
    return ErrorAnswer.read(502, body.getBytes(StandardCharsets.UTF_8));
  }
}
