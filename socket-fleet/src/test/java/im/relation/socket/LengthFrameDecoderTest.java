package im.relation.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.relation.domain.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LengthFrameDecoderTest {

  private final EmbeddedChannel channel = new EmbeddedChannel(new LengthFrameDecoder());

  @Test
  void findsTheSameFramesHoweverTheStreamIsCut() {
    // Given
    var stream = Unpooled.buffer();
    for (int size : new int[] {0, 1, 300, 70_000, Limits.FRAME_BYTES}) {
      stream.writeInt(size).writeBytes(new byte[size]);
    }
    var random = new Random(7);

    // When
    while (stream.isReadable()) {
      int cut = Math.min(stream.readableBytes(), 1 + random.nextInt(9_000));
      channel.writeInbound(stream.readBytes(cut));
    }

    // Then
    for (int size : new int[] {0, 1, 300, 70_000, Limits.FRAME_BYTES}) {
      ByteBuf frame = channel.readInbound();
      assertThat(frame.readableBytes()).isEqualTo(size);
      frame.release();
    }
    assertThat(channel.<ByteBuf>readInbound()).isNull();
    stream.release();
  }

  @ParameterizedTest
  @ValueSource(ints = {Limits.FRAME_BYTES + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void refusesALengthBeforeItsBytesComeAndReadsNoFurther(int length) {
    // When
    assertThatThrownBy(() -> channel.writeInbound(Unpooled.buffer().writeInt(length)))
        .isInstanceOf(TooLongFrameException.class);

    // Then
    channel.writeInbound(Unpooled.buffer().writeInt(1).writeByte(5));
    assertThat(channel.<ByteBuf>readInbound()).isNull();
  }
}
