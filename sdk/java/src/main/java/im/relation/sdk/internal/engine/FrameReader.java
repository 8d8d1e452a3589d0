package im.relation.sdk.internal.engine;

import im.relation.contract.socket.v1.ServerFrame;
import im.relation.contract.socket.v1.TypingPushed;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;
import im.relation.sdk.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each frame of the server does. A frame of a kind that this version does not know is passed
/// over.
final class FrameReader {

  private static final Logger log = LoggerFactory.getLogger(FrameReader.class);

  private final Submissions submissions;
  private final ReceiptBook receipts;
  private final CatchUp catchUp;

  FrameReader(Parts parts) {
    this.submissions = parts.submissions();
    this.receipts = parts.receipts();
    this.catchUp = parts.catchUp();
  }

  void read(Turn turn, ServerFrame frame, Session session) {
    try {
      switch (frame.getFrameCase()) {
        case RENEWED -> session.renewed(frame.getRenewed().getTokenExpiresAtMillis());
        case SUBMITTED -> submissions.submitted(turn, frame.getSubmitted());
        case ACCEPTED ->
            submissions
                .accepted(turn, frame.getAccepted())
                .ifPresent(entry -> catchUp.arrived(turn, entry, true));
        case REFUSED -> submissions.refused(turn, frame.getRefused());
        case MESSAGE -> catchUp.arrived(turn, frame.getMessage().getEntry(), true);
        case CURSOR_ADVANCED -> receipts.advanced(turn, frame.getCursorAdvanced());
        case TYPING -> turn.tell(typing(frame.getTyping()));
        case PRESENCE -> turn.tell(new Event.PresenceChanged(frame.getPresence().getState()));
        case SYNC_HINT -> session.unsure(turn);
        case WELCOME, PONG, GOODBYE, FRAME_NOT_SET -> {} // the link's, or of a newer server
      }
    } catch (IllegalArgumentException malformed) {
      // an id or length that breaks the contract: this frame alone is passed over
      log.atWarn()
          .addKeyValue("frame", frame.getFrameCase())
          .addKeyValue("problem", malformed.getMessage())
          .log("a frame is malformed");
    }
  }

  private static Event typing(TypingPushed frame) {
    return new Event.TypingShown(
        new ConversationId(frame.getConversationId()),
        new UserId(frame.getUserId()),
        frame.getState());
  }
}
