package im.relation.runtime.rpc;

import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.backplane.Rpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;

/// That contract, catalog and beans say the same. A feature none of whose functions is a bean is
/// not part of this process and is left out.
final class RegistryRules {

  private final List<Rpc> rpcs;
  private final Map<String, FunctionEntry> entries;
  private final Map<String, ResolvableType> beans;
  private final List<String> complaints = new ArrayList<>();

  private RegistryRules(
      List<Rpc> rpcs, List<FunctionEntry> entries, Map<String, ResolvableType> beans) {
    this.rpcs = rpcs;
    this.entries =
        entries.stream()
            .collect(
                Collectors.toMap(FunctionEntry::name, entry -> entry, (a, b) -> b, TreeMap::new));
    this.beans = beans;
  }

  /// One sentence for each disagreement; none when all is well.
  ///
  /// @param entries the catalog's request functions
  /// @param beans the function types of all beans that take a `Call`, by bean name
  static List<String> complaints(
      List<Rpc> rpcs, List<FunctionEntry> entries, Map<String, ResolvableType> beans) {
    var rules = new RegistryRules(rpcs, entries, beans);
    rules.checkRpcs();
    rules.checkEntries();
    rules.checkBeans();
    return List.copyOf(rules.complaints);
  }

  /// The features of which at least one function is a bean.
  static Set<String> presentFeatures(
      List<Rpc> rpcs, List<FunctionEntry> entries, Set<String> beans) {
    var registered =
        rpcs.stream()
            .filter(rpc -> beans.contains(rpc.beanName()))
            .map(Rpc::name)
            .collect(Collectors.toSet());
    return entries.stream()
        .filter(entry -> registered.contains(entry.name()))
        .map(FunctionEntry::feature)
        .collect(Collectors.toSet());
  }

  private void checkRpcs() {
    var taken = new HashSet<String>();
    for (var rpc : rpcs) {
      if (!entries.containsKey(rpc.name())) {
        complaints.add("The rpc " + rpc.name() + " has no entry in config/catalog.json.");
      }
      if (!taken.add(rpc.beanName())) {
        complaints.add(
            "Two rpcs would be answered by the bean " + rpc.beanName() + "; rename " + rpc.name());
      }
    }
  }

  private void checkEntries() {
    var byName = rpcs.stream().collect(Collectors.toMap(Rpc::name, rpc -> rpc));
    var present = presentFeatures(rpcs, List.copyOf(entries.values()), Set.copyOf(beans.keySet()));
    for (var entry : entries.values()) {
      var rpc = byName.get(entry.name());
      if (rpc == null) {
        complaints.add(
            "config/catalog.json names " + entry.name() + ", which no service in Rpcs has.");
      } else if (present.contains(entry.feature()) && !beans.containsKey(rpc.beanName())) {
        complaints.add(
            "The feature %s is here, but its function %s has no bean named %s."
                .formatted(entry.feature(), entry.name(), rpc.beanName()));
      }
      if (entry.access().isEmpty()) {
        complaints.add("config/catalog.json does not say who may call " + entry.name() + ".");
      }
    }
  }

  private void checkBeans() {
    var byBean =
        rpcs.stream().collect(Collectors.toMap(Rpc::beanName, rpc -> rpc, (first, again) -> first));
    beans.forEach(
        (name, type) -> {
          var rpc = byBean.get(name);
          if (rpc == null || !entries.containsKey(rpc.name())) {
            complaints.add("The function bean " + name + " has no entry in config/catalog.json.");
            return;
          }
          checkType(name, "takes a Call of", type.getGeneric(0, 0), rpc.request().getClass());
          checkType(
              name, "answers an Outcome of", type.getGeneric(1, 0), rpc.response().getClass());
        });
  }

  private void checkType(String bean, String verb, ResolvableType found, Class<?> wanted) {
    if (found.resolve() != wanted) {
      complaints.add(
          "The function bean %s %s %s, but its rpc says %s."
              .formatted(bean, verb, found, wanted.getSimpleName()));
    }
  }
}
