package im.relation.lambda;

import im.relation.lambda.events.WorkOnEvents;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/// Takes in the messages of an SQS event source mapping, the turns of a schedule and what S3 tells,
/// for one function, which `im.lambda.function` (`IM_LAMBDA_FUNCTION`) names as
/// `config/catalog.json` does. See [HttpHandler] for what no event can do.
public abstract class EventsHandler extends FunctionInvoker {

  /// @param bound the configuration with the functions that events start
  protected EventsHandler(Class<?> bound) {
    super(Starts.function(WorkOnEvents.NAME, bound));
  }
}
