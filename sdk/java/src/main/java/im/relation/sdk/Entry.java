package im.relation.sdk;

import com.google.protobuf.InvalidProtocolBufferException;
import im.relation.contract.message.v1.EntryKind;
import im.relation.contract.message.v1.MessageBody;
import im.relation.contract.message.v1.NoticeBody;
import im.relation.domain.ConversationId;
import im.relation.domain.Sequence;
import im.relation.domain.UserId;
import java.time.Instant;

/// One row of a log: a message, or something that the system wrote. Its name is (conversation,
/// sequence).
///
/// @param wire the entry as the service stores it
public record Entry(im.relation.contract.message.v1.Entry wire) {

  /// What an entry says.
  public sealed interface Content {

    /// A person wrote text.
    record Text(String text) implements Content {}

    /// The two are friends from here on; each client words it.
    record FriendsSince() implements Content {}

    /// The system tells the owner of the log something.
    record Notice(NoticeBody body) implements Content {}

    /// Of a kind that this version does not know: show it as such.
    record Unknown(int kind) implements Content {}
  }

  public ConversationId conversation() {
    return new ConversationId(wire.getConversationId());
  }

  public Sequence sequence() {
    return new Sequence(wire.getSequence());
  }

  public UserId sender() {
    return new UserId(wire.getSenderId());
  }

  public Instant acceptedAt() {
    return Instant.ofEpochMilli(wire.getAcceptedAtMillis());
  }

  /// Whether it counts as unread for others than its sender.
  public boolean countable() {
    return wire.getCountable();
  }

  /// The text; empty where the entry is no text.
  public String text() {
    return switch (content()) {
      case Content.Text(var text) -> text;
      case Content.FriendsSince ignored -> "";
      case Content.Notice ignored -> "";
      case Content.Unknown ignored -> "";
    };
  }

  public Content content() {
    try {
      EntryKind kind = wire.getKind();
      if (kind == EntryKind.ENTRY_KIND_FRIENDS_SINCE) {
        return new Content.FriendsSince();
      }
      if (kind == EntryKind.ENTRY_KIND_NOTICE) {
        return new Content.Notice(NoticeBody.parseFrom(wire.getBody()));
      }
      if (kind == EntryKind.ENTRY_KIND_MESSAGE) {
        MessageBody body = MessageBody.parseFrom(wire.getBody());
        if (body.hasText()) {
          return new Content.Text(body.getText().getText());
        }
      }
    } catch (InvalidProtocolBufferException malformed) {
      return new Content.Unknown(wire.getKindValue()); // bodies are a client's bytes: never trusted
    }
    return new Content.Unknown(wire.getKindValue());
  }
}
