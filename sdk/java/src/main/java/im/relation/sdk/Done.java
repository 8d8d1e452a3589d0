package im.relation.sdk;

/// The value of a function that answers nothing but that it was done.
public enum Done {
  DONE
}
