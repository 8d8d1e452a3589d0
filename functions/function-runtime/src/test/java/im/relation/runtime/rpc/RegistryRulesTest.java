package im.relation.runtime.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import im.relation.backplane.Catalog;
import im.relation.backplane.Catalog.FunctionEntry;
import im.relation.backplane.Catalog.Kind;
import im.relation.backplane.Rpc;
import im.relation.backplane.Rpcs;
import im.relation.runtime.Call;
import im.relation.runtime.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;

class RegistryRulesTest {

  private static final List<FunctionEntry> ENTRIES =
      Catalog.load().functions().stream().filter(e -> e.kind() == Kind.REQUEST).toList();

  @Test
  void isContentWithTheContractAndTheCatalogAsTheyAre() {
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, allBeans())).isEmpty();
  }

  @Test
  void leavesOutFeaturesWithoutBeans() {
    // Given
    var friendshipOnly = allBeans();
    friendshipOnly.keySet().retainAll(beansOf("im.friendship.v1.FriendshipService"));
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, friendshipOnly)).isEmpty();
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, Map.of())).isEmpty();
  }

  @Test
  void complainsOfMissingBeanOfPresentFeature() {
    // Given
    var beans = allBeans();
    beans.remove("signUp");
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, beans))
        .containsExactly(
            "The feature account is here, but its function im.account.v1.AccountService/SignUp"
                + " has no bean named signUp.");
  }

  @Test
  void complainsOfFunctionWithoutEntry() {
    // Given
    var beans = allBeans();
    beans.put("makeTea", beans.get("signUp"));
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, beans))
        .containsExactly("The function bean makeTea has no entry in config/catalog.json.");
  }

  @Test
  void complainsOfRpcWithoutEntry() {
    // Given
    var entries = ENTRIES.stream().filter(e -> !e.name().endsWith("/Sync")).toList();
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), entries, Map.of()))
        .containsExactly(
            "The rpc im.delivery.v1.SyncService/Sync has no entry in config/catalog.json.");
  }

  @Test
  void complainsOfEntryWithoutRpcAndOfEntryWithoutAccess() {
    // Given
    var entries = new ArrayList<>(ENTRIES);
    entries.add(
        new FunctionEntry(
            "im.tea.v1.TeaService/MakeTea",
            Kind.REQUEST,
            "tea",
            Optional.empty(),
            Optional.empty()));
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), entries, Map.of()))
        .containsExactly(
            "config/catalog.json names im.tea.v1.TeaService/MakeTea, which no service in Rpcs has.",
            "config/catalog.json does not say who may call im.tea.v1.TeaService/MakeTea.");
  }

  @Test
  void complainsOfBeanThatTakesAnotherRequest() {
    // Given
    var beans = allBeans();
    beans.put("signUp", beans.get("getAccount"));
    // Then
    assertThat(RegistryRules.complaints(Rpcs.all(), ENTRIES, beans))
        .hasSize(2)
        .allMatch(sentence -> sentence.startsWith("The function bean signUp "));
  }

  private static List<String> beansOf(String service) {
    return Rpcs.all().stream()
        .filter(rpc -> rpc.service().equals(service))
        .map(Rpc::beanName)
        .toList();
  }

  private static Map<String, ResolvableType> allBeans() {
    var beans = new TreeMap<String, ResolvableType>();
    for (var rpc : Rpcs.all()) {
      beans.put(
          rpc.beanName(),
          ResolvableType.forClassWithGenerics(
              Function.class,
              ResolvableType.forClassWithGenerics(Call.class, rpc.request().getClass()),
              ResolvableType.forClassWithGenerics(Outcome.class, rpc.response().getClass())));
    }
    return beans;
  }
}
