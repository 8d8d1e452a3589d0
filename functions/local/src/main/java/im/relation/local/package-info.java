/// Everything in one process: embedded Kafka, MariaDB and Redis, every function, one node. It is
/// what `./mvnw spring-boot:run` starts, and needs nothing that is not in this repository.
///
/// Order of the start: lock the data folder, make or read the certificates ([LocalCa]), check the
/// ports, start the servers, then Spring, then the node; the stop goes backwards: sockets,
/// consumers, Kafka, Redis, MariaDB.
@NullMarked
package im.relation.local;

import org.jspecify.annotations.NullMarked;
