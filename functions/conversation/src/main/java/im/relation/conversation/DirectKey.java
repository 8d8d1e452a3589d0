package im.relation.conversation;

import im.relation.domain.UserId;

/// A person's side of the DIRECT conversation with another one.
public record DirectKey(UserId me, UserId other) {

  public DirectKey {
    if (me.equals(other)) {
      throw new IllegalArgumentException("nobody has a DIRECT conversation with himself");
    }
  }

  UserId low() {
    return me.compareTo(other) < 0 ? me : other;
  }

  UserId high() {
    return me.compareTo(other) < 0 ? other : me;
  }
}
