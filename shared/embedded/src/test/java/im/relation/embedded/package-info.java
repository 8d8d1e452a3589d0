/// Tests of the data folder and the servers, the `*IT` ones on real servers.
@NullMarked
package im.relation.embedded;

import org.jspecify.annotations.NullMarked;
