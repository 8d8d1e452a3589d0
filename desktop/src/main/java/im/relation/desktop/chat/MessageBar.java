package im.relation.desktop.chat;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import org.fxmisc.flowless.VirtualFlow;

/// The scroll bar beside the messages. It is set once a pulse: bound to the flow's estimates, as
/// Flowless's own pane binds its bar, it would have them made anew with each row that is laid out,
/// an eighth of what a notch of the wheel costs.
final class MessageBar extends ScrollBar {

  /// Pixels for a click on an arrow.
  private static final double LINE = 40;

  private final VirtualFlow<?, ?> flow;
  private boolean setting;

  MessageBar(VirtualFlow<?, ?> flow) {
    this.flow = flow;
    setOrientation(Orientation.VERTICAL);
    setUnitIncrement(LINE);
    valueProperty()
        .addListener(
            (_, _, value) -> {
              if (!setting) {
                flow.scrollYToPixel(value.doubleValue());
              }
            });
  }

  /// Shows where the flow is now.
  void look() {
    double hidden = Math.max(0, flow.getTotalHeightEstimate() - flow.getHeight());
    setting = true;
    setMax(hidden);
    setVisibleAmount(hidden * flow.getHeight() / Math.max(1, flow.getTotalHeightEstimate()));
    setBlockIncrement(flow.getHeight());
    setValue(Math.clamp(flow.getEstimatedScrollY(), 0, hidden));
    setDisable(hidden == 0);
    setting = false;
  }
}
