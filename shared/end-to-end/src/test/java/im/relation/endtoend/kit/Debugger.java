package im.relation.endtoend.kit;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Pattern;

/// Holds a thread of another process at the beginning of a method, so that a test can kill the
/// process at exactly that moment. Production code needs no marks for it.
public final class Debugger {

  /// The variable of the environment, and its value, with which a Java process lets one attach.
  public static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  public static final String OPTIONS =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  private static final Pattern PORT =
      Pattern.compile("Listening for transport dt_socket at address: (?:[\\d.]+:)?(\\d+)");

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /// Attaches to a process that was started with the variable; ends with the process.
  public static Debugger of(ServerProcess process) {
    var connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    return new Debugger(attach(connector, process.awaitInLog(PORT).group(1)));
  }

  private static VirtualMachine attach(AttachingConnector connector, String port) {
    var arguments = connector.defaultArguments();
    arguments.forEach(
        (name, argument) -> {
          switch (name) {
            case "hostname" -> argument.setValue("127.0.0.1");
            case "port" -> argument.setValue(port);
            default -> {} // The limit of time: none.
          }
        });
    try {
      return connector.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  /// From now on every thread that enters the method stays at its beginning; all others go on.
  ///
  /// @param className of a class that the process has loaded
  public void holdAt(String className, String method) {
    var type =
        machine.classesByName(className).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(className + " is not loaded"));
    var entered = type.methodsByName(method).getFirst().location();
    var request = machine.eventRequestManager().createBreakpointRequest(entered);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  /// Returns when a thread is held.
  ///
  /// @throws IllegalStateException where none was within the limit
  public void awaitHeld(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        var events = machine.eventQueue().remove(left);
        if (events != null && events.stream().anyMatch(BreakpointEvent.class::isInstance)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("no thread came to the place within " + limit);
  }
}
