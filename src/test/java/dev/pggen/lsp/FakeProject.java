package dev.pggen.lsp;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Finds the word {@code bad}, and does some things that no project should. */
final class FakeProject implements Project {
  private static final RuleInfo RULE =
      new RuleInfo("PG000", "bad-word", Severity.WARNING, "a bad word is bad");

  private final List<String> looked = new CopyOnWriteArrayList<>();

  /** The texts that were looked at. */
  List<String> looked() {
    return looked;
  }

  @Override
  public Look look(Path file, List<Path> roots, Map<Path, String> texts) throws IOException {
    String text = texts.getOrDefault(file, "");
    looked.add(text);
    if (text.startsWith("unreadable")) {
      throw new IOException("no such thing");
    }
    if (text.startsWith("mistake")) {
      throw new IllegalStateException("of ours");
    }
    if (text.startsWith("slow")) {
      pause();
    }
    return new Found(file, SourceFile.of(file.toString(), text));
  }

  private static void pause() {
    try {
      Thread.sleep(700);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Found(Path file, SourceFile source) implements Look {
    @Override
    public List<Finding> findings() {
      List<Finding> findings = new ArrayList<>();
      for (int line = 1; line <= source.lineCount(); line++) {
        int at = source.line(line).indexOf("bad");
        if (at >= 0) {
          int column = source.line(line).codePointCount(0, at) + 1;
          findings.add(RULE.at(source.span(line, column, line, column + 3), "a bad word"));
        }
      }
      return findings;
    }

    @Override
    public Optional<Refusal> refusal() {
      return source.text().startsWith("refused")
          ? Optional.of(new Refusal(Severity.ERROR, "it is refused"))
          : Optional.empty();
    }

    @Override
    public List<String> notes() {
      return source.text().startsWith("noted") ? List.of("a note") : List.of();
    }

    @Override
    public Path place(String path) {
      return file;
    }

    @Override
    public Optional<String> fixed(Finding finding) {
      throw new IllegalStateException("never asked: nothing here has a fix");
    }

    @Override
    public Optional<String> fixedSafely() {
      return source.text().contains("bad")
          ? Optional.of(source.text().replace("bad", "good"))
          : Optional.empty();
    }

    @Override
    public Optional<String> ignoring(Finding finding) {
      return Optional.empty();
    }

    @Override
    public Optional<String> page(String rule) {
      return Optional.of("# " + rule + "\n");
    }
  }
}
