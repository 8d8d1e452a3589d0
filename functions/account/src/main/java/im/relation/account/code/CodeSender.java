package im.relation.account.code;

/// Brings a code to its address. May block; called outside of any transaction, on a thread for it.
interface CodeSender {

  /// Hands the mail on.
  ///
  /// @throws SendFailure when the mail cannot be handed on; the person asks for another code
  void send(CodeMail mail);

  /// The mail was not handed on; the message holds neither address nor code.
  final class SendFailure extends RuntimeException {

    SendFailure(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
