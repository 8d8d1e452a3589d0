package im.relation.tools.bench;

import im.relation.contract.message.v1.GetHistoryRequest;
import im.relation.contract.message.v1.GetHistoryResponse;
import im.relation.domain.Limits;
import im.relation.sdk.Result;
import im.relation.sdk.internal.rpc.Connect;
import im.relation.sdk.internal.rpc.Rpcs;
import java.util.List;

/// Reads whole logs as their receivers and tells the tallies what is stored.
final class ReadBack {

  private static final int TRIES = 5;

  private final Connect functions;
  private final Load.Names names;

  ReadBack(Connect functions, Load.Names names) {
    this.functions = functions;
    this.names = names;
  }

  /// @throws BenchException where the service does not answer
  void read(List<Lane> lanes) {
    lanes.parallelStream().forEach(this::read);
  }

  private void read(Lane lane) {
    long after = 0;
    for (boolean more = true; more; ) {
      var page = page(lane.pair(), after);
      for (var entry : page.getEntriesList()) {
        lane.tally().entry(entry.getSequence());
        names
            .facts(lane.pair(), entry)
            .ifPresent(facts -> lane.tally().stored(facts.name().number()));
        after = entry.getSequence();
      }
      more = page.getMoreAfter() && page.getEntriesCount() > 0;
    }
  }

  private GetHistoryResponse page(Pair pair, long after) {
    var request =
        GetHistoryRequest.newBuilder()
            .setConversationId(pair.conversationId())
            .setAfter(after)
            .setLimit(Limits.PAGE_ROWS)
            .build();
    var why = "";
    for (int tries = 0; tries < TRIES; tries++) {
      switch (functions.call(Rpcs.GET_HISTORY, request, pair.receiver().accessToken())) {
        case Result.Ok<GetHistoryResponse>(var page) -> {
          return page;
        }
        case Result.Refused<GetHistoryResponse>(var problem) ->
            throw new BenchException("GetHistory is refused: " + problem.code());
        case Result.Unreachable<GetHistoryResponse>(var reason) -> why = reason;
      }
    }
    throw new BenchException("GetHistory got no answer: " + why);
  }
}
