@NullMarked
package im.relation.runtime.http;

import org.jspecify.annotations.NullMarked;
