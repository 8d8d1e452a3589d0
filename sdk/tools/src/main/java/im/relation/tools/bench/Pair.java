package im.relation.tools.bench;

/// Two friends and their DIRECT conversation.
///
/// @param number from 0
record Pair(int number, Person sender, Person receiver, long conversationId) {}
