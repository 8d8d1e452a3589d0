package im.relation.domain;

/// Sizes that every client and server must agree on; the contract's comments state them.
public final class Limits {

  /// Largest body of an entry in bytes.
  public static final int BODY_BYTES = 65_536;

  /// Largest frame in bytes.
  public static final int FRAME_BYTES = 131_072;

  /// Largest request of a function in bytes.
  public static final int REQUEST_BYTES = 1_048_576;

  /// Most entries, or other rows, on a page.
  public static final int PAGE_ROWS = 200;

  /// Most bytes of bodies on a page.
  public static final int PAGE_BYTES = 1_048_576;

  /// Most people whom one entry mentions.
  public static final int MENTIONS = 50;

  private Limits() {}
}
