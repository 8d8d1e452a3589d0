/// Friends, requests, finding people, blocking.
@NullMarked
package im.relation.desktop.contacts;

import org.jspecify.annotations.NullMarked;
