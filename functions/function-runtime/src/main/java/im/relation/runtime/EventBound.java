package im.relation.runtime;

import java.util.function.Function;

/// A function that events start, one by one, named in the catalog by its bean's name.
///
/// It survives redelivery, by the event's id or because doing it twice does no harm. A failure is
/// thrown, and the event comes again; what is malformed comes again too, a few times, and then lies
/// with the dead letters of whatever brought it.
public interface EventBound extends Function<Event, EventResult> {}
