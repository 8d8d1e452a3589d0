package im.relation.conversation;

import im.relation.domain.ConversationId;
import im.relation.domain.UserId;

/// One person in one conversation.
public record MemberKey(ConversationId conversation, UserId user) {}
