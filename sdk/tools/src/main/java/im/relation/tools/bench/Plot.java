package im.relation.tools.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Deliveries and latency over the seconds of a run, as an SVG; pure.
final class Plot {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 260;
  private static final int LEFT = 70;
  private static final int TOP = 30;
  private static final int GAP = 60;

  private Plot() {}

  static String svg(String title, List<Series.Second> seconds) {
    var text = new StringBuilder();
    text.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(LEFT + WIDTH + GAP, TOP + 2 * (HEIGHT + GAP)));
    text.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text.append("<text x=\"%d\" y=\"18\">%s</text>%n".formatted(LEFT, title));
    panel(
        text,
        TOP,
        "deliveries/s",
        seconds,
        List.of(new Curve("black", at -> (double) at.delivered())));
    panel(
        text,
        TOP + HEIGHT + GAP,
        "latency ms: p50 (blue), p99 (red)",
        seconds,
        List.of(
            new Curve("steelblue", Series.Second::p50Millis),
            new Curve("crimson", Series.Second::p99Millis)));
    return text.append("</svg>\n").toString();
  }

  private record Curve(String colour, ToDoubleFunction<Series.Second> value) {}

  private static void panel(
      StringBuilder text, int top, String name, List<Series.Second> seconds, List<Curve> curves) {
    double most =
        seconds.stream()
            .flatMapToDouble(at -> curves.stream().mapToDouble(it -> it.value().applyAsDouble(at)))
            .max()
            .orElse(1);
    long last = seconds.stream().mapToLong(Series.Second::at).max().orElse(1);
    text.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"gray\"/>%n"
            .formatted(LEFT, top, WIDTH, HEIGHT));
    text.append("<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(LEFT + 6, top + 16, name));
    label(text, LEFT - 6, top + 10, "end", most);
    label(text, LEFT - 6, top + HEIGHT, "end", 0);
    label(text, LEFT + WIDTH, top + HEIGHT + 16, "middle", (double) last);
    for (var curve : curves) {
      text.append("<polyline fill=\"none\" stroke=\"%s\" points=\"".formatted(curve.colour()));
      for (var at : seconds) {
        double x = LEFT + (double) WIDTH * at.at() / last;
        double y = top + HEIGHT - HEIGHT * curve.value().applyAsDouble(at) / most;
        text.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      text.append("\"/>\n");
    }
  }

  private static void label(StringBuilder text, int x, int y, String anchor, double value) {
    text.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%.4g</text>%n",
            x,
            y,
            anchor,
            value));
  }
}
