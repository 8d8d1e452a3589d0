/// Tests over the whole repository: this package reads it, the ones below judge it.
@NullMarked
package im.relation.architecture;

import org.jspecify.annotations.NullMarked;
