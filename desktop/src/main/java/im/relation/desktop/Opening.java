package im.relation.desktop;

import im.relation.desktop.signin.SignInViewModel.Page;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.StoreException;
import java.util.Optional;

/// What a window is opened with; a value.
///
/// @param client of who is signed in, if somebody is
/// @param page shown where nobody is
/// @param trouble the key of a text that says why nobody is, if something is wrong
record Opening(Relation relation, Optional<ImClient> client, Page page, Optional<String> trouble) {

  /// Nothing is wrong.
  static Opening of(Relation relation, Optional<ImClient> client) {
    return new Opening(relation, client, Page.WELCOME, Optional.empty());
  }

  /// Somebody has just left.
  static Opening left(Relation relation) {
    return new Opening(relation, Optional.empty(), Page.SIGN_IN, Optional.empty());
  }

  /// Nobody is signed in because something failed.
  static Opening failed(Relation relation, RuntimeException failed) {
    var text =
        failed instanceof StoreException store
            ? "store." + store.reason().name()
            : "problem.client";
    return new Opening(relation, Optional.empty(), Page.SIGN_IN, Optional.of(text));
  }
}
