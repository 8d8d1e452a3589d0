package im.relation.sdk.internal.engine;

import im.relation.domain.UserId;
import im.relation.sdk.Timing;
import im.relation.sdk.internal.log.BackOff;
import im.relation.sdk.internal.session.Functions;
import im.relation.sdk.internal.session.TokenKeeper;
import im.relation.sdk.internal.socket.Dial;
import im.relation.sdk.internal.store.Store;
import java.time.Clock;

/// The parts of one client, wired by hand.
public final class Parts {

  private final Store store;
  private final Functions functions;
  private final TokenKeeper tokens;
  private final Dial dial;
  private final Timing timing;
  private final Clock clock;
  private final Mailbox mailbox = new Mailbox();
  private final Asker asker = new Asker(mailbox);
  private final EventPump pump = new EventPump();
  private final SendQueue queue;
  private final Submissions submissions;
  private final ReceiptBook receipts;
  private final CatchUp catchUp;

  public Parts(
      Store store, TokenKeeper tokens, Functions functions, Dial dial, Timing timing, Clock clock) {
    this.store = store;
    this.functions = functions;
    this.tokens = tokens;
    this.dial = dial;
    this.timing = timing;
    this.clock = clock;
    UserId me = new UserId(tokens.tokens().getUserId());
    this.queue = new SendQueue(store, clock, mailbox::nudge);
    this.submissions = new Submissions(me, queue, timing.answer());
    this.receipts = new ReceiptBook(me, timing.receipts().toMillis());
    Inbox inbox = new Inbox(me, queue, receipts::moved);
    Pulls pulls = new Pulls(functions, asker, inbox, backOff());
    this.catchUp = new CatchUp(functions, asker, inbox, pulls, backOff());
  }

  BackOff backOff() {
    return new BackOff(timing.firstBackOff(), timing.maxBackOff());
  }

  Store store() {
    return store;
  }

  Functions functions() {
    return functions;
  }

  TokenKeeper tokens() {
    return tokens;
  }

  Dial dial() {
    return dial;
  }

  Timing timing() {
    return timing;
  }

  Clock clock() {
    return clock;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Asker asker() {
    return asker;
  }

  public EventPump pump() {
    return pump;
  }

  public SendQueue queue() {
    return queue;
  }

  Submissions submissions() {
    return submissions;
  }

  ReceiptBook receipts() {
    return receipts;
  }

  CatchUp catchUp() {
    return catchUp;
  }
}
