package im.relation.endtoend.lambda;

import im.relation.endtoend.kit.Artifacts;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The runtime client that the managed Java runtime of AWS Lambda starts with.
final class RuntimeClient {

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private static final Pattern JARS = Pattern.compile("(aws-lambda-java-|utils-lite).*");

  /// It unpacks its library to one place in `/tmp`, over the one that another environment runs
  /// with: each has a machine of its own in the cloud.
  private static final Path LIBRARY = library();

  private RuntimeClient() {}

  /// The command of an environment.
  ///
  /// @param task the folder of the unpacked deployable
  /// @param handler `package.Class::method`
  static List<String> command(Path task, String handler) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        jniOption(),
        "-cp",
        jars() + File.pathSeparator + task.resolve("lib") + "/*",
        MAIN,
        handler);
  }

  /// Says where its library is.
  static String jniOption() {
    return "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
        + LIBRARY;
  }

  /// The jars that the managed runtime itself brings.
  private static String jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar -> JARS.matcher(Path.of(jar).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path library() {
    var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    var name = "/jni/libaws-lambda-jni.linux-" + machine + ".so";
    try (InputStream packed = RuntimeClient.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IllegalStateException("the runtime client has no " + name);
      }
      var library = Artifacts.runFolder("runtime-client").resolve("client.so");
      Files.copy(packed, library);
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
