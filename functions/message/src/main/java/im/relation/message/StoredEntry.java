package im.relation.message;

import im.relation.contract.message.v1.Entry;
import im.relation.domain.ClientMessageId;
import im.relation.domain.ConversationId;
import im.relation.domain.UserId;

/// A row of `message`: the entry as clients see it, and the counts that unread derives from.
///
/// @param ordinal countable entries of the log up to this one
/// @param senderOrdinal countable entries by this sender up to this one
record StoredEntry(Entry entry, long ordinal, long senderOrdinal) {

  Submission.Name name() {
    return new Submission.Name(
        new ConversationId(entry.getConversationId()),
        new UserId(entry.getSenderId()),
        ClientMessageId.of(entry.getClientMessageId().toByteArray()));
  }
}
