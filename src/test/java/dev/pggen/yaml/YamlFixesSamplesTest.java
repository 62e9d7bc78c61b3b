package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.source.Fix;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of edits, on every sample: each entry is taken out, and a key is put into each map. What is
 * read afterwards is what was read before but for that, and so are the lines.
 */
final class YamlFixesSamplesTest {
  private static final Set<String> MAY_GO = Set.of("env", "parameters", "secrets");

  @TestFactory
  Stream<DynamicTest> laws() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("samples"))) {
      files = all.filter(p -> p.toString().endsWith("pggen.yaml")).sorted().toList();
    }
    assertTrue(files.size() > 10, files.toString());
    return files.stream().map(file -> dynamicTest(file.toString(), () -> hold(file)));
  }

  private static void hold(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> variants = List.of(text, text.replace("\n", "\r\n"), text.stripTrailing());
    for (String variant : file.toString().contains("kit") ? List.of(text) : variants) {
      YamlDocument document = read(variant);
      List<List<Object>> paths = new ArrayList<>();
      walk(document.root(), List.of(), paths);
      assertTrue(paths.size() > 10);
      int left = 0;
      for (List<Object> path : paths) {
        left += removes(document, path) ? 0 : 1;
        puts(document, path);
      }
      assertTrue(left * 50 <= paths.size(), left + " of " + paths.size() + " cannot be taken out");
    }
  }

  private static boolean removes(YamlDocument document, List<Object> path) {
    Span span = span(document.root(), path);
    YamlFixes.Applied applied =
        YamlFixes.apply(document, List.of(Fix.safe("x", new Fix.RemoveEntry(span))), MAY_GO);
    String text = document.file().text();
    if (applied.done().isEmpty()) {
      assertEquals(text, applied.text());
      return false;
    }
    assertEquals(
        without(document.root(), path), plain(read(applied.text()).root()), path.toString());
    linesAroundStay(document, path, applied.text());
    assertEquals(text.contains("\r"), applied.text().contains("\r"));
    assertEquals(text.endsWith("\n"), applied.text().endsWith("\n"));
    return true;
  }

  /** Where an entry was the last one of its holder, the holder's lines are meant. */
  private static void linesAroundStay(YamlDocument document, List<Object> path, String after) {
    int depth = path.size();
    while (depth > 1 && size(at(document.root(), path.subList(0, depth - 1))) == 1) {
      depth--;
    }
    List<Object> outer = path.subList(0, depth);
    String text = document.file().text();
    Offsets at = new Offsets(text);
    int start = at.lineStart(at.from(span(document.root(), outer)));
    int from = at.from(span(document.root(), outer));
    int end = at.nextLine(at.to(at(document.root(), outer).span()));
    if (!at.blank(start, from) && at.only(start, from, " -")) {
      start = from; // behind a dash: the next one comes there
      YamlNode holder = at(document.root(), path.subList(0, depth - 1));
      end = holder instanceof YamlMap ? at.from(new Level(holder, 1).first()) : end;
      start = holder instanceof YamlMap ? from : at.lineStart(from);
    }
    boolean last = end == text.length() && !text.endsWith("\n");
    assertTrue(after.startsWith(text.substring(0, last ? at.breakBefore(start) : start)), after);
    assertTrue(after.endsWith(text.substring(end)), after);
  }

  private static int size(YamlNode node) {
    return node instanceof YamlMap map ? map.entries().size() : ((YamlList) node).items().size();
  }

  private static void puts(YamlDocument document, List<Object> path) {
    if (path.stream().anyMatch(p -> p instanceof Integer)
        || at(document.root(), path).asMap().isEmpty()) {
      return;
    }
    List<String> keys = new ArrayList<>();
    path.forEach(p -> keys.add(String.valueOf(p)));
    keys.add("new");
    keys.add("er");
    Fix fix = Fix.safe("x", new Fix.Put(document.file().start(), keys, "'V'"));
    YamlFixes.Applied applied = YamlFixes.apply(document, List.of(fix), MAY_GO);
    assertEquals(List.of(fix), applied.done(), path.toString());
    YamlNode root = read(applied.text()).root();
    assertEquals("V", at(root, List.copyOf(keys)).asScalar().orElseThrow().text());
    List<Object> fresh = new ArrayList<>(path);
    fresh.add("new");
    assertEquals(plain(document.root()), without(root, fresh), path.toString());
    assertEquals(document.file().text().endsWith("\n"), applied.text().endsWith("\n"));
  }

  /** What is left without an entry; empty lists go, and empty maps below some keys. */
  private static YamlDoc without(YamlNode root, List<Object> path) {
    return without(root, path, true);
  }

  private static YamlDoc without(YamlNode node, List<Object> path, boolean top) {
    Object step = path.get(0);
    boolean last = path.size() == 1;
    if (node instanceof YamlMap map) {
      YamlDoc.Map doc = new YamlDoc.Map();
      for (YamlMap.Entry entry : map.entries()) {
        if (!entry.name().equals(step)) {
          doc.put(entry.name(), plain(entry.value()));
        } else if (!last) {
          YamlDoc inner = without(entry.value(), path.subList(1, path.size()), false);
          boolean goes =
              inner instanceof YamlDoc.Seq seq && seq.items().isEmpty()
                  || inner instanceof YamlDoc.Map m
                      && m.entries().isEmpty()
                      && MAY_GO.contains(entry.name());
          if (!goes) {
            doc.put(entry.name(), inner);
          }
        }
      }
      return doc;
    }
    YamlDoc.Seq doc = new YamlDoc.Seq();
    List<YamlNode> items = ((YamlList) node).items();
    for (int i = 0; i < items.size(); i++) {
      if (!step.equals(i)) {
        doc.add(plain(items.get(i)));
      } else if (!last) {
        YamlDoc inner = without(items.get(i), path.subList(1, path.size()), false);
        if (!(inner instanceof YamlDoc.Map m && m.entries().isEmpty())) {
          doc.add(inner);
        }
      }
    }
    return doc;
  }

  private static YamlDoc plain(YamlNode node) {
    return YamlDoc.of(node);
  }

  private static void walk(YamlNode node, List<Object> path, List<List<Object>> into) {
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        step(entry.value(), path, entry.name(), into);
      }
    } else if (node instanceof YamlList list) {
      for (int i = 0; i < list.items().size(); i++) {
        step(list.items().get(i), path, i, into);
      }
    }
  }

  private static void step(
      YamlNode value, List<Object> path, Object step, List<List<Object>> into) {
    List<Object> below = new ArrayList<>(path);
    below.add(step);
    into.add(List.copyOf(below));
    walk(value, below, into);
  }

  private static YamlNode at(YamlNode root, List<? extends Object> path) {
    YamlNode node = root;
    for (Object step : path) {
      node =
          step instanceof Integer i
              ? node.asList().orElseThrow().items().get(i)
              : node.asMap().orElseThrow().get(String.valueOf(step)).orElseThrow();
    }
    return node;
  }

  /** The key of an entry, or an item. */
  private static Span span(YamlNode root, List<Object> path) {
    YamlNode holder = at(root, path.subList(0, path.size() - 1));
    Object step = path.get(path.size() - 1);
    return holder instanceof YamlMap map
        ? map.entry(String.valueOf(step)).orElseThrow().key().span()
        : at(root, path).span();
  }

  private static YamlDocument read(String text) {
    Result<YamlDocument> read =
        YamlReader.read(SourceFile.of("pggen.yaml", text), YamlDialect.SPEC);
    assertTrue(read.findings().isEmpty(), () -> text + read.findings());
    return read.value().orElseThrow();
  }
}
