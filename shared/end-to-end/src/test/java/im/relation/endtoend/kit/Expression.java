package im.relation.endtoend.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A PromQL expression, as far as it names metrics and labels.
public record Expression(String text) {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b([a-zA-Z_:][\\w:]*)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /// What Prometheus adds to whatever it has scraped.
  private static final Set<String> ADDED_LABELS = Set.of("instance", "job");

  /// What Prometheus itself knows.
  private static final Set<String> ADDED_METRICS = Set.of("up");

  /// What of this expression no process says, in words; empty where all is there.
  public List<String> missingIn(Scrape scrape) {
    var selectors = GROUPING.matcher(RANGE.matcher(text).replaceAll("")).replaceAll("");
    var missing = new ArrayList<String>();
    var known = new ArrayList<Scrape.Series>();
    SELECTOR
        .matcher(selectors)
        .results()
        .filter(selector -> !WORDS.contains(selector.group(1)))
        .filter(selector -> !ADDED_METRICS.contains(selector.group(1)))
        .forEach(
            selector -> {
              var name = selector.group(1);
              var series = scrape.series().stream().filter(it -> it.name().equals(name)).toList();
              known.addAll(series);
              if (series.isEmpty()) {
                missing.add("there is no metric " + name);
              } else if (selector.group(2) != null) {
                missing.addAll(unmatched(selector.group(2), series));
              }
            });
    groupings()
        .filter(label -> known.stream().noneMatch(series -> series.labels().containsKey(label)))
        .forEach(label -> missing.add("no metric has the label " + label));
    return missing.stream().map(what -> what + ": " + text).toList();
  }

  private static List<String> unmatched(String matchers, List<Scrape.Series> series) {
    return MATCHER
        .matcher(matchers)
        .results()
        .filter(
            matcher ->
                series.stream()
                    .map(each -> each.labels().get(matcher.group(1)))
                    .noneMatch(
                        value ->
                            value != null
                                && (!matcher.group(2).equals("=")
                                    || value.equals(matcher.group(3)))))
        .map(matcher -> "no series has " + matcher.group())
        .toList();
  }

  private Stream<String> groupings() {
    return GROUPING
        .matcher(text)
        .results()
        .flatMap(grouping -> Arrays.stream(grouping.group(1).split(",")))
        .map(String::strip)
        .filter(label -> !label.isEmpty() && !ADDED_LABELS.contains(label));
  }
}
