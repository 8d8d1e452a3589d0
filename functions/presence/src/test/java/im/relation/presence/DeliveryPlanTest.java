package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import im.relation.backplane.Route;
import im.relation.domain.ConnectionId;
import im.relation.domain.NodeId;
import im.relation.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeliveryPlanTest {

  private static final ByteString FIRST = ByteString.copyFromUtf8("first");
  private static final ByteString SECOND = ByteString.copyFromUtf8("second");

  private final NodeId here = NodeId.random();
  private final NodeId there = NodeId.random();
  private final UserId alice = Samples.person();
  private final UserId bob = Samples.person();
  private final Route desktop = Samples.route(here);
  private final Route phone = Samples.route(here);
  private final Route bobs = Samples.route(there);
  private final RouteTable table =
      new RouteTable(
          Map.of(alice, List.of(desktop, phone), bob, List.of(bobs)),
          Map.of(here, "here:1", there, "there:1"));

  @Test
  void givesEachNodeTheConnectionsThatItHoldsAndAFrameOnce() {
    // Given
    var push = new Push.ToPeople(FIRST, List.of(alice, bob), Optional.empty());
    // When
    var plan = DeliveryPlan.of(List.of(push), table);
    // Then
    assertThat(plan.byNode().keySet()).containsExactlyInAnyOrder(here, there);
    assertThat(connections(plan, here, 0))
        .containsExactlyInAnyOrder(desktop.connection(), phone.connection());
    assertThat(connections(plan, there, 0)).containsExactly(bobs.connection());
  }

  @Test
  void keepsTheOrderOfThePushesAtEveryNode() {
    // Given
    var pushes =
        List.of(
            new Push.ToPeople(FIRST, List.of(alice), Optional.empty()),
            new Push.ToConnection(SECOND, here, desktop.connection()),
            new Push.ToPeople(FIRST, List.of(bob, alice), Optional.empty()));
    // When
    var plan = DeliveryPlan.of(pushes, table);
    // Then
    assertThat(plan.byNode().get(here))
        .extracting(delivery -> delivery.getFrame())
        .containsExactly(FIRST, SECOND, FIRST);
  }

  @Test
  void leavesOutTheConnectionThatIsExceptedAndNoOther() {
    // Given
    var push = new Push.ToPeople(FIRST, List.of(alice), Optional.of(desktop.connection()));
    // When
    var plan = DeliveryPlan.of(List.of(push), table);
    // Then
    assertThat(connections(plan, here, 0)).containsExactly(phone.connection());
  }

  @Test
  void countsAPersonOnceWhoIsNamedTwice() {
    // Given
    var push = new Push.ToPeople(FIRST, List.of(bob, bob), Optional.empty());
    // When
    var plan = DeliveryPlan.of(List.of(push), table);
    // Then
    assertThat(connections(plan, there, 0)).containsExactly(bobs.connection());
  }

  @Test
  void passesADeadNodeOver() {
    // Given
    var withoutThere = new RouteTable(table.routes(), Map.of(here, "here:1"));
    var pushes =
        List.of(
            new Push.ToPeople(FIRST, List.of(alice, bob), Optional.empty()),
            new Push.ToConnection(SECOND, there, bobs.connection()));
    // When
    var plan = DeliveryPlan.of(pushes, withoutThere);
    // Then
    assertThat(plan.byNode().keySet()).containsExactly(here);
    assertThat(withoutThere.dead()).isEqualTo(Map.of(bob, List.of(bobs)));
  }

  @Test
  void splitsWhatIsTooLargeForACallAndKeepsItsOrder() {
    // Given
    var large = ByteString.copyFrom(new byte[128 * 1024]);
    var push = new Push.ToPeople(large, List.of(bob), Optional.empty());
    var many = java.util.Collections.nCopies(40, push);
    var last = new Push.ToPeople(SECOND, List.of(bob), Optional.empty());
    var plan =
        DeliveryPlan.of(
            java.util.stream.Stream.concat(many.stream(), java.util.stream.Stream.of(last))
                .toList(),
            table);
    // When
    var requests = Fleet.split(plan.byNode().getOrDefault(there, List.of()));
    // Then
    assertThat(requests).hasSizeGreaterThan(2);
    assertThat(requests).allMatch(request -> request.getSerializedSize() < 4 * 1024 * 1024);
    assertThat(requests.stream().mapToInt(request -> request.getDeliveriesCount()).sum())
        .isEqualTo(41);
    assertThat(requests.getLast().getDeliveriesList().getLast().getFrame()).isEqualTo(SECOND);
  }

  private static List<ConnectionId> connections(DeliveryPlan plan, NodeId node, int index) {
    return plan.byNode().getOrDefault(node, List.of()).get(index).getConnectionIdsList().stream()
        .map(id -> ConnectionId.of(id.toByteArray()))
        .toList();
  }
}
