package im.relation.runtime.rpc;

import im.relation.domain.UserId;
import im.relation.runtime.Outcome;
import im.relation.runtime.RateLimit;
import java.time.Clock;

/// How often anybody may call, whatever it is. Thread-safe.
final class CallLimits {

  private final RateLimit<String> addresses;
  private final RateLimit<UserId> people;

  CallLimits(LimitSettings settings, Clock clock) {
    this.addresses = new RateLimit<>(settings.perAddress(), settings.window(), clock);
    this.people = new RateLimit<>(settings.perPerson(), settings.window(), clock);
  }

  /// Before anything is looked at that costs something, the token included. An unknown address is
  /// not limited: it would be everybody's.
  Outcome<String> from(String address) {
    return address.isEmpty() ? Outcome.ok(address) : addresses.take(address, address);
  }

  Outcome<UserId> by(UserId person) {
    return people.take(person, person);
  }
}
