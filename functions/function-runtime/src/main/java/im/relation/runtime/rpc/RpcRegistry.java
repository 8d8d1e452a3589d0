package im.relation.runtime.rpc;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.Access;
import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.backplane.Catalog.Kind;
import im.relation.backplane.Rpc;
import im.relation.runtime.Call;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.core.ResolvableType;

/// The request functions of this process by the names of their rpcs. Immutable.
public final class RpcRegistry {

  private final Map<String, RpcFunction> byName;

  private RpcRegistry(Map<String, RpcFunction> byName) {
    this.byName = byName;
  }

  /// Finds the beans, checks that contract, catalog and beans agree, and joins them.
  ///
  /// @throws IllegalStateException naming each disagreement in a sentence
  static RpcRegistry of(
      List<Rpc> rpcs,
      Catalog catalog,
      ConfigurableListableBeanFactory beans,
      FunctionCatalog functions) {
    var entries = catalog.functions().stream().filter(e -> e.kind() == Kind.REQUEST).toList();
    var types = functionTypes(beans);
    var complaints = RegistryRules.complaints(rpcs, entries, types);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(String.join(" ", complaints));
    }
    var accesses =
        entries.stream()
            .collect(Collectors.toMap(FunctionEntry::name, e -> e.access().orElseThrow()));
    var byName = new LinkedHashMap<String, RpcFunction>();
    for (var rpc : rpcs) {
      var access = accesses.get(rpc.name());
      if (access != null && types.containsKey(rpc.beanName())) {
        byName.put(rpc.name(), new RpcFunction(rpc, access, lookUp(functions, rpc)));
      }
    }
    return new RpcRegistry(byName);
  }

  /// The function of an rpc.
  ///
  /// @param name `im.account.v1.AccountService/SignUp`; empty where there is none in this process
  public Optional<RpcFunction> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// The functions of one feature alone.
  ///
  /// @throws IllegalArgumentException where it has none in this process
  public RpcRegistry ofFeature(String feature) {
    var names =
        Catalog.load().functions().stream()
            .filter(entry -> entry.feature().equals(feature))
            .map(FunctionEntry::name)
            .collect(Collectors.toSet());
    var kept = new LinkedHashMap<>(byName);
    kept.keySet().retainAll(names);
    if (kept.isEmpty()) {
      throw new IllegalArgumentException("no request function of the feature " + feature);
    }
    return new RpcRegistry(kept);
  }

  /// The functions that these may call, alone; there may be none.
  RpcRegistry openTo(Set<Access> callers) {
    var kept = new LinkedHashMap<>(byName);
    kept.values().removeIf(function -> !callers.contains(function.access()));
    return new RpcRegistry(kept);
  }

  /// All functions, in the order of the contract.
  public Collection<RpcFunction> functions() {
    return byName.values();
  }

  private static Function<Call<?>, Object> lookUp(FunctionCatalog functions, Rpc rpc) {
    Function<Call<?>, Object> function = functions.lookup(Function.class, rpc.beanName());
    if (function == null) {
      throw new IllegalStateException("Spring Cloud Function does not know " + rpc.beanName());
    }
    return function;
  }

  private static Map<String, ResolvableType> functionTypes(ConfigurableListableBeanFactory beans) {
    var types = new TreeMap<String, ResolvableType>();
    for (String name : beans.getBeanNamesForType(Function.class, true, false)) {
      if (beans.containsBeanDefinition(name)) {
        var type = beans.getMergedBeanDefinition(name).getResolvableType().as(Function.class);
        if (type.getGeneric(0).resolve() == Call.class) {
          types.put(name, type);
        }
      }
    }
    return types;
  }
}
