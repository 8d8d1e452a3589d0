package im.relation.lambda;

import im.relation.lambda.records.WorkOnRecords;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/// Takes in the batches of a Kafka event source mapping for one Kafka-bound function, which
/// `im.lambda.function` (`IM_LAMBDA_FUNCTION`) names as `config/catalog.json` does. See
/// [HttpHandler] for what no event can do.
public abstract class RecordsHandler extends FunctionInvoker {

  /// @param bound the configuration with the feature's Kafka-bound functions
  protected RecordsHandler(Class<?> bound) {
    super(Starts.function(WorkOnRecords.NAME, bound));
  }
}
