package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

final class RecentCallsTest {

  private final RecentCalls calls = new RecentCalls(2);

  @Test
  void beginsACallOnceAndOneWithoutAnIdAlways() {
    assertThat(calls.begins(id("a"))).isTrue();
    assertThat(calls.begins(id("a"))).isFalse();
    assertThat(calls.begins(ByteString.EMPTY)).isTrue();
    assertThat(calls.begins(ByteString.EMPTY)).isTrue();
  }

  @Test
  void forgetsTheOldestWhereThereAreTooMany() {
    calls.begins(id("a"));
    calls.begins(id("b"));
    calls.begins(id("c"));
    assertThat(calls.begins(id("c"))).isFalse();
    assertThat(calls.begins(id("a"))).isTrue();
  }

  private static ByteString id(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
