package im.relation.tools.operator;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import im.relation.contract.operator.v1.TraceMessageResponse;
import im.relation.domain.Problem;
import im.relation.domain.ProblemCode;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Rpc;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `scripts/admin` and `scripts/trace-message`. Exit 0 where it was done, 1 where it was refused or
/// is not there, 2 for what was wrongly asked, 3 where nobody answered.
public final class Operator {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG = 2;
  private static final int UNREACHABLE = 3;

  private static final String DEFAULT_SERVER = "http://127.0.0.1:8080";

  private static final String HELP =
      """
      Looks after a running system at night; each command takes --help.

        scripts/admin user NAME_OR_ID                   an account, its sessions and connections
        scripts/admin kick NAME_OR_ID [--session S] [--revoke]
                                                        ends connections, or sessions for good
        scripts/admin dead-letters [TOPIC] [--limit N]  records that no function could process
        scripts/admin replay TOPIC PARTITION OFFSET     puts one back; --all TOPIC: all of them
        scripts/trace-message CONVERSATION SEQUENCE     where a message is
      """;

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream complaints;

  Operator(Map<String, String> environment, PrintStream out, PrintStream complaints) {
    this.environment = environment;
    this.out = out;
    this.complaints = complaints;
  }

  /// `scripts/admin`: the first word is the command.
  public static int admin(List<String> words) {
    return new Operator(System.getenv(), System.out, System.err).run(words);
  }

  /// `scripts/trace-message`.
  public static int trace(List<String> words) {
    return new Operator(System.getenv(), System.out, System.err).run(Command.TRACE, words);
  }

  int run(List<String> words) {
    var name = words.isEmpty() ? "--help" : words.getFirst();
    var rest = words.subList(Math.min(1, words.size()), words.size());
    return switch (name) {
      case "user" -> run(Command.USER, rest);
      case "kick" -> run(Command.KICK, rest);
      case "dead-letters" -> run(Command.DEAD_LETTERS, rest);
      case "replay" -> run(Command.REPLAY, rest);
      case "--help" -> {
        out.print(HELP + Command.COMMON);
        yield words.isEmpty() ? WRONG : DONE;
      }
      default -> {
        complaints.println("There is no command " + name + ".");
        complaints.print(HELP);
        yield WRONG;
      }
    };
  }

  int run(Command command, List<String> words) {
    if (words.contains("--help")) {
      out.print(command.help());
      return DONE;
    }
    try {
      return ask(command, Typed.of(command, words));
    } catch (IllegalArgumentException e) {
      complaints.println(e.getMessage());
      complaints.println("See --help.");
      return WRONG;
    }
  }

  private int ask(Command command, Typed typed) {
    var words = typed.words();
    var options = typed.options();
    return switch (command) {
      case USER -> call(typed, OperatorRpcs.GET_USER, Request.user(words), Texts::user);
      case KICK ->
          call(
              typed,
              OperatorRpcs.KICK_USER,
              Request.kick(words, options.value("--session", ""), options.has("--revoke")),
              Texts::kicked);
      case DEAD_LETTERS ->
          call(
              typed,
              OperatorRpcs.LIST_DEAD_LETTERS,
              Request.deadLetters(words, options.value("--limit", "50")),
              Texts::deadLetters);
      case REPLAY ->
          call(
              typed,
              OperatorRpcs.REPLAY_DEAD_LETTERS,
              Request.replay(words, options.has("--all")),
              Texts::replayed);
      case TRACE -> call(typed, OperatorRpcs.TRACE_MESSAGE, Request.trace(words), TraceText::of);
    };
  }

  private <Q extends Message, R extends Message> int call(
      Typed typed, Rpc<Q, R> rpc, Q request, Function<R, String> text) {
    var options = typed.options();
    var data = Path.of(options.value("--data", System.getProperty("im.local.data", "var")));
    var credential = Credential.find(environment, options.value("--credential-file", ""), data);
    var server = options.value("--server", DEFAULT_SERVER);
    @Nullable String ca = options.values().get("--ca");
    try (var calls = new OperatorCalls(server, ca == null ? null : Path.of(ca), credential)) {
      return switch (calls.call(rpc, request)) {
        case Result.Ok<R>(var answer) -> {
          out.print(options.has("--json") ? json(answer) : text.apply(answer));
          yield answer instanceof TraceMessageResponse trace && !trace.hasEntry() ? REFUSED : DONE;
        }
        case Result.Refused<R>(var problem) -> {
          complaints.println(sentence(problem));
          yield problem.code() == ProblemCode.UNAVAILABLE ? UNREACHABLE : REFUSED;
        }
        case Result.Unreachable<R>(var reason) -> {
          complaints.println(server + " does not answer (" + reason + ").");
          complaints.println("Start it, or name another one: --server http://host:port.");
          yield UNREACHABLE;
        }
      };
    }
  }

  /// What was refused, and what to do next.
  static String sentence(Problem problem) {
    return switch (problem.code()) {
      case UNAUTHENTICATED ->
          "The server does not take this service credential. It is in the data folder of its own"
              + " local run (--data), or where the deployment keeps fleet.credential.";
      case NOT_FOUND -> "There is no such thing: look at the name, the id or the place again.";
      case UNIMPLEMENTED ->
          "This process does not answer operators: name the Kafka-bound one with --server.";
      case UNAVAILABLE ->
          "A part that it needs is down; its /actuator/health says which. Then try again.";
      case INVALID,
          TOO_LARGE,
          TOKEN_EXPIRED,
          SESSION_ENDED,
          WRONG_CREDENTIALS,
          WRONG_CODE,
          NOT_ALLOWED,
          NOT_A_MEMBER,
          ALREADY_EXISTS,
          CONFLICT,
          RESOURCE_EXHAUSTED,
          INTERNAL,
          UNSUPPORTED_VERSION ->
          problem.code() + ": " + problem.text();
    };
  }

  private static String json(MessageOrBuilder answer) {
    try {
      return JsonFormat.printer().alwaysPrintFieldsWithNoPresence().print(answer) + "\n";
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an answer holds no Any", e);
    }
  }
}
