package im.relation.aws;

/// AWS did not give what a process needs of it, or the process does not know who it is there. The
/// message names what was asked for, never what is secret. Asking again may help.
public final class AwsException extends RuntimeException {

  AwsException(String what) {
    super(what);
  }

  AwsException(String what, Throwable cause) {
    super(what, cause);
  }
}
