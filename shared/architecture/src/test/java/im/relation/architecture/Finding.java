package im.relation.architecture;

/// Something that breaks a rule: the file, with a line where there is one, and what is wrong there.
public record Finding(String where, String what) {

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
