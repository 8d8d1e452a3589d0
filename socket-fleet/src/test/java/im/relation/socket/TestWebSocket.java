package im.relation.socket;

import im.relation.contract.socket.v1.ClientFrame;
import im.relation.contract.socket.v1.ServerFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The JDK's WebSocket client.
final class TestWebSocket implements WebSocket.Listener, AutoCloseable {

  private final HttpClient http;
  private final WebSocket webSocket;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  TestWebSocket(URI address, @Nullable SSLContext tls) {
    var builder = HttpClient.newBuilder();
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.http = builder.build();
    this.webSocket = http.newWebSocketBuilder().buildAsync(address, this).join();
  }

  void send(ClientFrame frame) {
    webSocket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).join();
  }

  /// One message in several parts of that many bytes.
  void sendInParts(byte[] bytes, int part) {
    for (int at = 0; at < bytes.length; at += part) {
      int length = Math.min(part, bytes.length - at);
      webSocket.sendBinary(ByteBuffer.wrap(bytes, at, length), at + length == bytes.length).join();
    }
  }

  void sendText(String text) {
    webSocket.sendText(text, true).join();
  }

  ServerFrame next() throws IOException, InterruptedException {
    var frame = frames.poll(10, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IOException("no frame came");
    }
    return frame;
  }

  int closeCode() {
    return closed.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    while (data.hasRemaining()) {
      message.write(data.get());
    }
    if (last) {
      try {
        frames.add(ServerFrame.parseFrom(message.toByteArray()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      message.reset();
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
