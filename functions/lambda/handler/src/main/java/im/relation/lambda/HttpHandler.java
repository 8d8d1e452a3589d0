package im.relation.lambda;

import im.relation.lambda.http.AnswerHttp;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/// Takes in API Gateway's HTTP events (payload version 2) for one feature's request functions.
///
/// The function is named by the class, so no header and no field of an event chooses another. It
/// takes the event as a stream: the adapter then neither logs what is in it, nor lets a field
/// `payload` take its place, nor makes its headers those of a message.
public abstract class HttpHandler extends FunctionInvoker {

  /// @param requests the configuration with the feature's functions and a [Feature]
  protected HttpHandler(Class<?> requests) {
    super(Starts.function(AnswerHttp.NAME, requests));
  }
}
