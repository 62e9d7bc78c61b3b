package dev.pggen;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Every name and literal that a Java file's code holds, as the compiler reads it: no comment is
 * among them, and what looks like one inside of a string is.
 */
final class SourceWords {
  private SourceWords() {}

  /**
   * A word of a file.
   *
   * @param file its name
   * @param text an identifier, or the text of a literal
   */
  record Word(String file, String text) {}

  /** The words of one directory's files, its subdirectories left out or not. */
  static List<Word> below(Path directory, boolean deep) throws IOException {
    try (Stream<Path> files = Files.walk(directory, deep ? Integer.MAX_VALUE : 1)) {
      return of(files.filter(f -> f.toString().endsWith(".java")).sorted().toList());
    }
  }

  /** The words of some files. */
  static List<Word> of(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      List<Word> words = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        new Scanner(name, words).scan(unit, null);
      }
      return words;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final String file;
    private final List<Word> words;

    Scanner(String file, List<Word> words) {
      this.file = file;
      this.words = words;
    }

    private void add(Object text) {
      words.add(new Word(file, String.valueOf(text)));
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
      add(tree.getName());
      return super.visitIdentifier(tree, nothing);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
      add(tree.getIdentifier());
      return super.visitMemberSelect(tree, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
      add(tree.getName());
      return super.visitMemberReference(tree, nothing);
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void nothing) {
      add(tree.getValue());
      return super.visitLiteral(tree, nothing);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      add(tree.getName());
      return super.visitVariable(tree, nothing);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      add(tree.getName());
      return super.visitMethod(tree, nothing);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      add(tree.getSimpleName());
      return super.visitClass(tree, nothing);
    }
  }
}
