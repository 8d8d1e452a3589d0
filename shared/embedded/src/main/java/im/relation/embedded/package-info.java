/// MariaDB, Redis and Kafka for the local run and the tests: real servers, started in well under a
/// second or two, durable in one data folder, and gone when they are stopped.
///
/// Flow: [im.relation.embedded.DataFolder] takes the folder's lock, checks its layout and reaps
/// what a killed JVM left; [im.relation.embedded.EmbeddedServers] starts the wanted servers in
/// parallel on it and stops them in the order Kafka, Redis, MariaDB. MariaDB and Redis are child
/// processes in a session of their own, so that Ctrl-C reaches only the JVM; Kafka runs inside the
/// JVM.
///
/// Knows nothing of Spring, of the schema, or of which topics exist.
@NullMarked
package im.relation.embedded;

import org.jspecify.annotations.NullMarked;
