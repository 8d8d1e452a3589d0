package im.relation.testkit;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Rpc;
import im.relation.backplane.Rpcs;
import im.relation.contract.common.v1.ProblemCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The contract of all edges: calls every rpc the wrong way, over HTTP (JSON and protobuf) and
/// gRPC: without a token, with a forged one, with an empty body, garbage, wrong types and 2 MiB.
/// Each call must be answered by a typed problem: never a 5xx, never silence. The rpcs come from
/// the descriptors, so a new one is covered without a change here.
///
/// What is for operators must be closed to every person's token, or not be known at all.
///
/// It needs a process that has every feature. One of the rpcs signs out: where the session has
/// ended the walk asks for another token and goes on.
public final class EveryRpcWalk {

  /// Twice what a request may have.
  private static final int FAR_TOO_MANY_BYTES = 2 * 1024 * 1024;

  /// No token, a person's, forged ones.
  private static final int CLOSED_CASES = 3;

  /// No token, forged ones, garbage, wrong types, 2 MiB, an empty body, an empty message, odd
  /// values.
  private static final int OPEN_CASES = 8;

  private static final Set<ProblemCode> SERVER_FAULTS =
      EnumSet.of(
          ProblemCode.PROBLEM_CODE_UNSPECIFIED,
          ProblemCode.PROBLEM_CODE_INTERNAL,
          ProblemCode.PROBLEM_CODE_UNAVAILABLE,
          ProblemCode.PROBLEM_CODE_UNIMPLEMENTED);

  private final List<RawEdge> edges;
  private final Supplier<String> tokens;
  private final Map<String, Access> accesses;
  private final List<String> complaints = new ArrayList<>();
  private String token;
  private final Map<String, Set<String>> cases = new TreeMap<>();

  /// @param base the HTTP edge, `http://127.0.0.1:8080`
  /// @param grpc the gRPC edge, `127.0.0.1:9090`, without TLS
  /// @param tokens makes an access token of a session that lives; its account is not used otherwise
  public EveryRpcWalk(URI base, String grpc, Supplier<String> tokens) {
    this(
        List.of(
            new RawHttp(base, RawHttp.JSON), new RawHttp(base, RawHttp.PROTO), new RawGrpc(grpc)),
        tokens);
  }

  /// The same calls where there is no gRPC.
  ///
  /// @param base the HTTP edge
  /// @param tokens as above
  public EveryRpcWalk(URI base, Supplier<String> tokens) {
    this(List.of(new RawHttp(base, RawHttp.JSON), new RawHttp(base, RawHttp.PROTO)), tokens);
  }

  private EveryRpcWalk(List<RawEdge> edges, Supplier<String> tokens) {
    this.edges = edges;
    this.tokens = tokens;
    this.token = tokens.get();
    this.accesses =
        Catalog.load().functions().stream()
            .filter(entry -> entry.access().isPresent())
            .collect(Collectors.toMap(e -> e.name(), e -> e.access().orElseThrow()));
  }

  /// What a walk found.
  ///
  /// @param cases how many cases each edge was given, by its name
  /// @param complaints one sentence for each answer that was not as it must be
  public record Report(Map<String, Integer> cases, List<String> complaints) {
    public Report {
      cases = Map.copyOf(cases);
      complaints = List.copyOf(complaints);
    }
  }

  /// How many cases every edge must be given, whichever it is.
  public static int casesOfEachEdge() {
    long closed =
        Catalog.load().functions().stream()
            .filter(entry -> entry.access().equals(Optional.of(Access.SERVICE)))
            .count();
    return Math.toIntExact(CLOSED_CASES * closed + OPEN_CASES * (Rpcs.all().size() - closed));
  }

  /// Walks once. Calls that may change something come last.
  public Report walk() {
    try {
      for (var edge : edges) {
        rpcs(access -> access == Access.SERVICE).forEach(rpc -> closedToPeople(edge, rpc));
        rpcs(access -> access != Access.SERVICE).forEach(rpc -> refusedBeforeItRuns(edge, rpc));
      }
      for (var edge : edges) {
        rpcs(access -> access != Access.SERVICE).forEach(rpc -> understoodButEmpty(edge, rpc));
      }
    } finally {
      edges.forEach(RawEdge::close);
    }
    var counted = new TreeMap<String, Integer>();
    cases.forEach((edge, all) -> counted.put(edge, all.size()));
    return new Report(counted, complaints);
  }

  private List<Rpc> rpcs(Predicate<Access> callers) {
    return Rpcs.all().stream()
        .filter(rpc -> callers.test(accesses.getOrDefault(rpc.name(), Access.PERSON)))
        .toList();
  }

  private void closedToPeople(RawEdge edge, Rpc rpc) {
    byte[] garbage = WrongBodies.garbage();
    closed(edge, rpc, "no token", edge.call(rpc, "", garbage));
    closed(edge, rpc, "a person's token", edge.call(rpc, token, garbage));
    for (String forged : WrongBodies.forgedTokens(token)) {
      closed(edge, rpc, "a forged token", edge.call(rpc, forged, garbage));
    }
  }

  /// A codec has more or fewer bodies for one case.
  private void count(RawEdge edge, Rpc rpc, String given) {
    cases
        .computeIfAbsent(edge.toString(), ignored -> new HashSet<>())
        .add(rpc.name() + " given " + given);
  }

  private void closed(RawEdge edge, Rpc rpc, String given, RawAnswer answer) {
    count(edge, rpc, given);
    if (!answer.equals(new RawAnswer.Refused(ProblemCode.PROBLEM_CODE_UNAUTHENTICATED))
        && !answer.equals(new RawAnswer.Refused(ProblemCode.PROBLEM_CODE_UNIMPLEMENTED))) {
      complain(edge, rpc, given, answer, "not closed");
    }
  }

  private void refusedBeforeItRuns(RawEdge edge, Rpc rpc) {
    byte[] garbage = WrongBodies.garbage();
    var open = accesses.get(rpc.name()) == Access.ANONYMOUS;
    var stranger =
        open ? ProblemCode.PROBLEM_CODE_INVALID : ProblemCode.PROBLEM_CODE_UNAUTHENTICATED;
    expect(edge, rpc, "no token", edge.call(rpc, "", garbage), stranger);
    for (String forged : WrongBodies.forgedTokens(token)) {
      expect(edge, rpc, "a forged token", edge.call(rpc, forged, garbage), stranger);
    }
    expect(edge, rpc, "garbage", edge.call(rpc, token, garbage), ProblemCode.PROBLEM_CODE_INVALID);
    for (byte[] wrong : edge.malformed(rpc)) {
      expect(
          edge, rpc, "wrong types", edge.call(rpc, token, wrong), ProblemCode.PROBLEM_CODE_INVALID);
    }
    expect(
        edge,
        rpc,
        "2 MiB",
        edge.call(rpc, token, edge.validOfSize(FAR_TOO_MANY_BYTES)),
        ProblemCode.PROBLEM_CODE_TOO_LARGE);
  }

  private void understoodButEmpty(RawEdge edge, Rpc rpc) {
    notOurFault(edge, rpc, "an empty body", signedIn(edge, rpc, new byte[0]));
    notOurFault(edge, rpc, "an empty message", signedIn(edge, rpc, edge.emptyMessage()));
    notOurFault(edge, rpc, "odd values", signedIn(edge, rpc, edge.oddValues(rpc)));
  }

  private RawAnswer signedIn(RawEdge edge, Rpc rpc, byte[] body) {
    var answer = edge.call(rpc, token, body);
    if (answer.equals(new RawAnswer.Refused(ProblemCode.PROBLEM_CODE_SESSION_ENDED))) {
      token = tokens.get();
      answer = edge.call(rpc, token, body);
    }
    return answer;
  }

  private void expect(RawEdge edge, Rpc rpc, String given, RawAnswer answer, ProblemCode expected) {
    count(edge, rpc, given);
    boolean asExpected =
        switch (answer) {
          case RawAnswer.Refused(var code) -> code == expected;
          case RawAnswer.Answered ignored -> false;
          case RawAnswer.Untyped ignored -> false;
        };
    if (!asExpected) {
      complain(edge, rpc, given, answer, "not " + expected);
    }
  }

  private void notOurFault(RawEdge edge, Rpc rpc, String given, RawAnswer answer) {
    count(edge, rpc, given);
    boolean fine =
        switch (answer) {
          case RawAnswer.Refused(var code) -> !SERVER_FAULTS.contains(code);
          case RawAnswer.Answered ignored -> true;
          case RawAnswer.Untyped ignored -> false;
        };
    if (!fine) {
      complain(edge, rpc, given, answer, "neither a response nor what the client did wrong");
    }
  }

  private void complain(RawEdge edge, Rpc rpc, String given, RawAnswer answer, String but) {
    complaints.add(
        "%s over %s, given %s, answered %s, %s".formatted(rpc.name(), edge, given, answer, but));
  }
}
