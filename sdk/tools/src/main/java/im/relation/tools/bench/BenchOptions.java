package im.relation.tools.bench;

import im.relation.tools.Arguments;

/// A load of messages.
///
/// @param rate messages a second in all; 0: as many as the window allows
/// @param window most messages of one sender that are sent and not delivered, where the rate is 0
/// @param seconds how long it is measured
/// @param pairs senders, and as many receivers
/// @param warmupSeconds sent before and not counted
/// @param bytes of a body
record BenchOptions(int rate, int window, int seconds, int pairs, int warmupSeconds, int bytes) {

  static final String RATE = "--rate";
  static final String WINDOW = "--window";
  static final String SECONDS = "--seconds";
  static final String PAIRS = "--pairs";
  static final String WARMUP = "--warmup";
  static final String BYTES = "--bytes";

  static final int MAX_RATE = 50_000;
  static final int MAX_SECONDS = 3_600;

  private static final int DEFAULT_PAIRS = 100;

  /// After 30 s the optimising compiler has done most of its work on the route (measured: the
  /// median falls by a factor of 4 in 60 s).
  private static final int DEFAULT_WARMUP = 30;

  /// As many as the probe of the route had on the way (100 senders: 5,000).
  private static final int DEFAULT_WINDOW = 50;

  private static final int DEFAULT_BYTES = 100;

  /// A load at a rate.
  ///
  /// @throws IllegalArgumentException with a sentence for the one who typed it; so below
  static BenchOptions at(int rate, int seconds, Arguments arguments) {
    return of(rate, 0, seconds, arguments);
  }

  /// As much as goes through.
  static BenchOptions most(int seconds, Arguments arguments) {
    return of(0, Numbers.of(arguments, WINDOW, DEFAULT_WINDOW, 1, 1_000), seconds, arguments);
  }

  private static BenchOptions of(int rate, int window, int seconds, Arguments arguments) {
    return new BenchOptions(
        rate,
        window,
        seconds,
        Numbers.of(arguments, PAIRS, DEFAULT_PAIRS, 1, 2_000),
        Numbers.of(arguments, WARMUP, DEFAULT_WARMUP, 0, 600),
        Numbers.of(arguments, BYTES, DEFAULT_BYTES, Bodies.MIN_BYTES, Bodies.MAX_BYTES));
  }
}
