/// The process that answers requests: what its main imports.
@NullMarked
package im.relation.runtime.request;

import org.jspecify.annotations.NullMarked;
