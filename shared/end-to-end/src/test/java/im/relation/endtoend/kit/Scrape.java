package im.relation.endtoend.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a process answered Prometheus.
public record Scrape(List<Series> series) {

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// One line.
  public record Series(String name, Map<String, String> labels, double value) {}

  public Scrape {
    series = List.copyOf(series);
  }

  /// Reads Prometheus's text form.
  public static Scrape of(String text) {
    var series = new ArrayList<Series>();
    text.lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .forEach(
            line -> {
              var labels = new HashMap<String, String>();
              if (line.group(2) != null) {
                LABEL
                    .matcher(line.group(2))
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
              }
              series.add(
                  new Series(line.group(1), Map.copyOf(labels), Double.parseDouble(line.group(3))));
            });
    return new Scrape(series);
  }

  /// The sum of all of a name that have these labels.
  public double sum(String name, Map<String, String> labels) {
    return series.stream()
        .filter(each -> each.name().equals(name))
        .filter(each -> each.labels().entrySet().containsAll(labels.entrySet()))
        .mapToDouble(Series::value)
        .sum();
  }
}
