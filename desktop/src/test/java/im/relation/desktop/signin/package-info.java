@NullMarked
package im.relation.desktop.signin;

import org.jspecify.annotations.NullMarked;
