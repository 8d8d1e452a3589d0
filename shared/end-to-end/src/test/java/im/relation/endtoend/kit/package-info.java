/// What tests of running processes need: starting and ending them
/// ([im.relation.endtoend.kit.LocalRun], [im.relation.endtoend.kit.Apart]), people with the SDK
/// ([im.relation.endtoend.kit.TestDevice]), stock gRPC ([im.relation.endtoend.kit.StockGrpc]) and a
/// socket spoken to frame by frame ([im.relation.endtoend.kit.RawSocket]).
///
/// Everything is bounded in time; a process that does not come up is reported with the end of its
/// log. Processes that a test leaves behind end with the JVM.
@NullMarked
package im.relation.endtoend.kit;

import org.jspecify.annotations.NullMarked;
