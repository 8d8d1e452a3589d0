/// The HTTP edge: puts [im.relation.runtime.connect] into Boot's web server.
@NullMarked
package im.relation.runtime.http;

import org.jspecify.annotations.NullMarked;
