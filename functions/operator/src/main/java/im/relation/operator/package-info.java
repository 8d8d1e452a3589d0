/// What an operator looks at and does: people and their connections, records that were put aside,
/// the way of one message (ADR-0017).
///
/// Owns no table. Asks the features that do, through what each of them shows operators:
/// [im.relation.account.Accounts], [im.relation.presence.Connections],
/// [im.relation.delivery.Cursors], [im.relation.message.Entries],
/// [im.relation.conversation.Memberships]; and Kafka through
/// [im.relation.runtime.kafka.DeadLetterLog] and its neighbours.
///
/// Runs in the Kafka-bound process, which alone may call nodes, and is open to the service
/// credential alone. Each call is logged once ([Audit]) with its function, its target and what came
/// of it; never with what people wrote.
///
/// Flow of a trace: entry, members, cursors, sessions and routes are read as they are now, Kafka is
/// searched for the submission ([Submissions]), and [MessageTrace], which is pure, joins them.
@NullMarked
package im.relation.operator;

import org.jspecify.annotations.NullMarked;
