package im.relation.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcProblemsTest {

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void wordsEveryCode(ProblemCode code) throws Exception {
    // When
    var status = StatusProto.fromThrowable(GrpcProblems.toException(Problem.of(code)));
    // Then
    assertThat(status.getMessage()).isEqualTo(code.text());
    var problem = status.getDetails(0).unpack(im.relation.contract.common.v1.Problem.class);
    assertThat(problem.getCode().name()).isEqualTo("PROBLEM_CODE_" + code.name());
    assertThat(status.getDetails(1).unpack(ErrorInfo.class).getReason()).isEqualTo(code.name());
    assertThat(status.getDetailsCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void neverBlamesItselfForWhatTheClientDid(ProblemCode code) {
    // When
    var status = GrpcProblems.status(code);
    // Then
    assertThat(status).isNotIn(Status.Code.UNKNOWN, Status.Code.OK);
    assertThat(status == Status.Code.INTERNAL).isEqualTo(code == ProblemCode.INTERNAL);
    assertThat(status == Status.Code.UNAVAILABLE).isEqualTo(code == ProblemCode.UNAVAILABLE);
  }

  @Test
  void saysWhenToComeBack() throws Exception {
    // When
    var status =
        StatusProto.fromThrowable(GrpcProblems.toException(Problem.tooMany(Duration.ofSeconds(3))));
    // Then
    assertThat(status.getDetails(2).unpack(RetryInfo.class).getRetryDelay().getSeconds())
        .isEqualTo(3);
  }
}
