package im.relation.sdk.internal.engine;

/// Something that the engine's thread does within a turn.
interface Task {
  void run(Turn turn);
}
