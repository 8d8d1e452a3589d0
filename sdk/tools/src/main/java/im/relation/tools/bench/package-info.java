/// `scripts/bench`: how fast a running system is, and whether it is right at that speed. Talks the
/// contract's frames itself, over plain sockets and with two threads, so that what it costs stays
/// small beside what it measures; it shows what it cost.
///
/// Flow of `direct`: sign up pairs and make them friends ([People]), connect all ([FrameSocket]),
/// send at Poisson times ([Sending], due times from [Arrivals]) while one thread reads everything
/// ([Reading]: latency from the due time, receipts as the SDK sends them), wait until nothing comes
/// any more, read every log back ([ReadBack]), compare ([Tally]), print ([Report]).
@NullMarked
package im.relation.tools.bench;

import org.jspecify.annotations.NullMarked;
