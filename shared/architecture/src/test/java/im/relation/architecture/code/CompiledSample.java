package im.relation.architecture.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Sources of a few lines, compiled into a temporary folder to see a rule fail.
final class CompiledSample {

  private final Path folder;
  private final List<JavaFileObject> sources = new ArrayList<>();

  CompiledSample(Path folder) {
    this.folder = folder;
  }

  /// @param name the full class name; @param declaration the source without package
  CompiledSample with(String name, String declaration) {
    var dot = name.lastIndexOf('.');
    var text = "package " + name.substring(0, dot) + ";\n" + declaration;
    var uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    sources.add(
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  JavaClasses classes() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options = List.of("-d", folder.toString(), "-proc:none");
    assertThat(compiler.getTask(null, null, null, options, null, sources).call()).isTrue();
    return new ClassFileImporter().importPath(folder);
  }
}
