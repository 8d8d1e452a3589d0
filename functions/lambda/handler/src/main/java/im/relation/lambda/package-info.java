/// The function beans as AWS Lambda runs them.
///
/// ```
/// API Gateway event -> HttpHandler -> AnswerHttp -> ConnectEdge -> function -> answer
/// Kafka mapping     -> RecordsHandler -> WorkOnRecords -> RecordBatch -> function -> failures
/// SQS, schedule, S3 -> EventsHandler -> WorkOnEvents -> Event, one by one -> function -> failures
/// ```
///
/// Each feature has a package and a deployable of its own; nothing of a server is on its class
/// path.
@NullMarked
package im.relation.lambda;

import org.jspecify.annotations.NullMarked;
