@NullMarked
package im.relation.conversation;

import org.jspecify.annotations.NullMarked;
