package im.relation.tools.demo;

import im.relation.contract.account.v1.DeviceType;
import im.relation.sdk.Endpoints;
import im.relation.sdk.ImClient;
import im.relation.sdk.Relation;
import im.relation.sdk.Result;
import im.relation.sdk.Settings;
import im.relation.sdk.ThisDevice;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// Where the story is told: prints the transcript, brings people on, knows the step that is being
/// played, and clears up at the end.
final class Stage implements AutoCloseable {

  private static final String PASSWORD = "a demo password 7";

  private final Endpoints endpoints;
  private final String suffix = Integer.toString(new SecureRandom().nextInt(1 << 30), 36);
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private String step = "the beginning";

  Stage(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /// Begins a step; what does not hold from here on is told under its name.
  void step(String name) {
    step = name;
    System.out.println();
    System.out.println("# " + name);
  }

  /// A line of the transcript.
  void say(String line) {
    System.out.println("  " + line);
  }

  /// A new person on a device.
  Person signUp(String name, DeviceType type) {
    var relation = relation(type);
    return person(
        name, type, must(name + " signs up", relation.signUp(username(name), PASSWORD, name)));
  }

  /// A person on one more device.
  Person signIn(String name, DeviceType type) {
    var relation = relation(type);
    return person(name, type, must(name + " signs in", relation.signIn(username(name), PASSWORD)));
  }

  /// Names are new in every telling, so that the demo can be told again on the same data.
  String username(String name) {
    return name.toLowerCase(java.util.Locale.ROOT) + "_" + suffix;
  }

  <R> R must(String what, Result<R> result) {
    return switch (result) {
      case Result.Ok<R>(var value) -> value;
      case Result.Refused<R>(var problem) ->
          throw broke(what + ": refused with " + problem.code() + " (" + problem.text() + ")");
      case Result.Unreachable<R>(var reason) ->
          throw broke(
              what
                  + ": no answer from "
                  + endpoints.functions()
                  + " ("
                  + reason
                  + ")."
                  + " Is a system running? ./mvnw spring-boot:run starts one.");
    };
  }

  void check(boolean holds, String what) {
    if (!holds) {
      throw broke("expected: " + what);
    }
  }

  /// Waits until something holds: a push is there within moments, or it is not there.
  void within(String what, BooleanSupplier holds) {
    if (!Waiting.until(holds)) {
      throw broke("expected within " + Waiting.LIMIT.toSeconds() + " s: " + what);
    }
  }

  StoryBroke broke(String what) {
    return new StoryBroke(step, what);
  }

  private Relation relation(DeviceType type) {
    var relation =
        Relation.at(Settings.inMemory(endpoints, new ThisDevice(type, "", "im-demo", "0.1")));
    open.push(relation);
    return relation;
  }

  private Person person(String name, DeviceType type, ImClient client) {
    open.push(client);
    var person = new Person(name, type, client, this);
    client.connect();
    person.live();
    return person;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("not closed: " + e.getMessage());
      }
    }
  }
}
