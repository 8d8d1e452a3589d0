package im.relation.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.RedisKeys;
import im.relation.contract.account.v1.DeviceType;
import im.relation.domain.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract over both sides of the layout in Redis: plain clients (the fleet writes, pushing
/// reads) and Redis OM.
@ExtendWith(TestServers.class)
final class LayoutIT {

  private final TestProcess.Started process;
  private final Routes plain;
  private final MappedRoutes mapped;
  private final UserRoutesRepository people;
  private final NodeLeaseRepository nodes;

  LayoutIT(TestProcess.Started process) {
    this.process = process;
    this.plain = process.bean(Routes.class);
    this.people = process.bean(UserRoutesRepository.class);
    this.nodes = process.bean(NodeLeaseRepository.class);
    this.mapped = new MappedRoutes(people, nodes);
  }

  @Test
  void readsThroughRedisOmWhatTheFleetWrites() {
    // Given
    var user = Samples.person();
    var stranger = Samples.person();
    var node = NodeId.random();
    var dead = NodeId.random();
    var desktop = Samples.route(node);
    var phone = Samples.route(dead, DeviceType.DEVICE_TYPE_PHONE);
    process.lease(node, "10.0.0.1:9190", 15);
    process.register(user, desktop);
    process.register(user, phone);
    // When
    var table = mapped.read(List.of(user, stranger));
    // Then
    assertThat(new HashSet<>(table.routes().get(user))).containsExactlyInAnyOrder(desktop, phone);
    assertThat(table.addresses()).isEqualTo(Map.of(node, "10.0.0.1:9190"));
    assertThat(table.live(user)).containsExactly(desktop);
    assertThat(table.live(stranger)).isEmpty();
  }

  @Test
  void seesTheSameThroughRedisOmAsInPipelines() {
    // Given
    var one = Samples.person();
    var other = Samples.person();
    var node = NodeId.random();
    process.lease(node, "10.0.0.2:9190", 15);
    process.register(one, Samples.route(node));
    process.register(one, Samples.route(NodeId.random()));
    process.register(other, Samples.route(node, DeviceType.DEVICE_TYPE_WEB));
    // When
    var read = plain.read(List.of(one, other), List.of());
    var throughRedisOm = mapped.read(List.of(one, other));
    // Then
    assertThat(throughRedisOm.live(one)).isEqualTo(read.live(one));
    assertThat(throughRedisOm.live(other)).isEqualTo(read.live(other));
    assertThat(throughRedisOm.dead()).isEqualTo(read.dead());
    assertThat(read.live(one)).hasSize(1);
  }

  @Test
  void readsInPipelinesWhatRedisOmWrites() {
    // Given
    var user = Samples.person();
    var node = NodeId.random();
    var route = Samples.route(node);
    // When
    nodes.save(new NodeLease(node.toString(), "10.0.0.3:9190", 15L));
    people.save(
        new UserRoutes(user.toString(), Map.of(route.session().toString(), route.toValue())));
    // Then
    var table = plain.read(List.of(user), List.of());
    assertThat(table.live(user)).containsExactly(route);
    assertThat(table.addresses()).containsEntry(node, "10.0.0.3:9190");
    assertThat(process.redis().hget(RedisKeys.routes(user), RedisKeys.routeField(route.session())))
        .isEqualTo(route.toValue());
  }

  @Test
  void knowsHowLongALeaseLastsThatTheFleetWrote() {
    // Given
    var node = NodeId.random();
    process.lease(node, "10.0.0.4:9190", 15);
    // When
    var lease = nodes.findById(node.toString()).orElseThrow();
    // Then
    assertThat(lease.secondsLeft()).isBetween(10L, 15L);
    assertThat(lease.address()).isEqualTo("10.0.0.4:9190");
  }

  @Test
  void letsALeaseEndThatRedisOmWrote() {
    // Given
    var node = NodeId.random();
    // When
    nodes.save(new NodeLease(node.toString(), "10.0.0.5:9190", 15L));
    // Then
    assertThat(process.redis().ttl(RedisKeys.node(node))).isBetween(10L, 15L);
  }

  @Test
  void removesARouteWhoseNodeIsDead() {
    // Given
    var user = Samples.person();
    var live = NodeId.random();
    process.lease(live, "10.0.0.6:9190", 15);
    var kept = Samples.route(live);
    var dead = Samples.route(NodeId.random());
    process.register(user, kept);
    process.register(user, dead);
    // When
    plain.removeDead(plain.read(List.of(user), List.of()));
    // Then
    assertThat(process.redis().hkeys(RedisKeys.routes(user)))
        .containsExactly(RedisKeys.routeField(kept.session()));
  }

  @Test
  void leavesANewerConnectionsRouteWhereTheDeadOneWas() {
    // Given
    var user = Samples.person();
    var dead = Samples.route(NodeId.random());
    process.register(user, dead);
    var found = plain.read(List.of(user), List.of());
    var newer = Samples.route(NodeId.random());
    process
        .redis()
        .hset(RedisKeys.routes(user), RedisKeys.routeField(dead.session()), newer.toValue());
    // When
    plain.removeDead(found);
    // Then
    assertThat(process.redis().hget(RedisKeys.routes(user), RedisKeys.routeField(dead.session())))
        .isEqualTo(newer.toValue());
  }

  @Test
  void leavesTheRoutesOfANodeThatCameBack() {
    // Given
    var user = Samples.person();
    var node = NodeId.random();
    var route = Samples.route(node);
    process.register(user, route);
    var found = plain.read(List.of(user), List.of());
    process.lease(node, "10.0.0.7:9190", 15);
    // When
    plain.removeDead(found);
    // Then
    assertThat(plain.read(List.of(user), List.of()).live(user)).containsExactly(route);
  }

  @Test
  void findsNoQueryEngineOnAPlainRedisAndDoesWithout() {
    // Given
    var engine =
        new QueryEngine(
            process.redis(), process.bean(com.redis.om.spring.indexing.RediSearchIndexer.class));
    // When
    engine.index();
    // Then
    assertThat(engine.isThere()).isFalse();
  }
}
