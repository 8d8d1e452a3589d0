package im.relation.architecture.source;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The methods and constructors of a Java source, as the JDK's own parser sees them.
final class JavaShape {

  /// `lines` counts from the first modifier or annotation to the closing brace, without Javadoc.
  /// The canonical constructor of a record has no parameters here: they are its header's.
  record Method(String name, long line, long lines, int parameters) {}

  private JavaShape() {}

  static List<Method> methodsOf(String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var files = List.of(new SourceText(source));
    var task = (JavacTask) compiler.getTask(null, null, problem -> {}, null, null, files);
    try {
      var methods = new ArrayList<Method>();
      for (var unit : task.parse()) {
        unit.accept(new MethodScanner(unit, Trees.instance(task).getSourcePositions()), methods);
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class MethodScanner extends TreeScanner<@Nullable Void, List<Method>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Set<MethodTree> canonical = new HashSet<>();

    MethodScanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, List<Method> found) {
      if (type.getKind() == Tree.Kind.RECORD) {
        var components = type.getMembers().stream().filter(MethodScanner::isComponent).count();
        for (var member : type.getMembers()) {
          if (member instanceof MethodTree method
              && method.getName().contentEquals("<init>")
              && method.getParameters().size() == components) {
            canonical.add(method);
          }
        }
      }
      return super.visitClass(type, found);
    }

    private static boolean isComponent(Tree member) {
      return member instanceof VariableTree field
          && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, List<Method> found) {
      var first = lineOf(positions.getStartPosition(unit, method));
      var last = lineOf(positions.getEndPosition(unit, method));
      var name = method.getName().toString();
      var parameters = canonical.contains(method) ? 0 : method.getParameters().size();
      found.add(new Method(name, first, last - first + 1, parameters));
      return super.visitMethod(method, found);
    }

    private long lineOf(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  private static final class SourceText extends SimpleJavaFileObject {
    private final String text;

    SourceText(String text) {
      super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
