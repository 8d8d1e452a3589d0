package im.relation.socket;

import im.relation.domain.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/// Cuts a TCP stream into frames: a 4-byte big-endian length from 0 to 131,072, then as many bytes.
/// The length is judged as soon as it is there, before anything of the frame is kept; after a wrong
/// one the rest of the stream has no meaning and is thrown away.
final class LengthFrameDecoder extends ByteToMessageDecoder {

  private boolean lost;

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (lost) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (in.readableBytes() < Integer.BYTES) {
      return;
    }
    int length = in.getInt(in.readerIndex());
    if (length < 0 || length > Limits.FRAME_BYTES) {
      lost = true;
      in.skipBytes(in.readableBytes());
      throw new TooLongFrameException("a frame has at most 131072 bytes");
    }
    if (in.readableBytes() >= Integer.BYTES + length) {
      in.skipBytes(Integer.BYTES);
      out.add(in.readRetainedSlice(length));
    }
  }
}
