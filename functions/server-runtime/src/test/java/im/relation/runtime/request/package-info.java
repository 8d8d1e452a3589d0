@NullMarked
package im.relation.runtime.request;

import org.jspecify.annotations.NullMarked;
