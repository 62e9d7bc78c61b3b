package dev.pggen.target.composefile;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.yaml.YamlDoc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The manifest while it is written: a document tree, and for each path in it why it is there. Text
 * is what the consumer shall read; {@code $} is escaped when the whole is printed.
 */
public final class Manifest {
  private final YamlDoc.Map root;
  private final Map<List<String>, Origin> origins;
  private final Map<List<String>, SortedMap<Integer, Origin>> lines;

  Manifest() {
    this(new YamlDoc.Map(), Map.of(), Map.of());
  }

  Manifest(
      YamlDoc.Map root,
      Map<List<String>, Origin> origins,
      Map<List<String>, SortedMap<Integer, Origin>> lines) {
    this.root = root;
    this.origins = new HashMap<>(origins);
    this.lines = new HashMap<>(lines);
  }

  YamlDoc.Map root() {
    return root;
  }

  /** Why each part is there, by its path of keys and list positions. */
  Map<List<String>, Origin> origins() {
    return Map.copyOf(origins);
  }

  /** Why the lines of a text of several lines are there, counted from the line of its key. */
  Map<List<String>, SortedMap<Integer, Origin>> lines() {
    return Map.copyOf(lines);
  }

  /** The top of the document. */
  public Section top() {
    return new Section(root, List.of());
  }

  /** Why the thing at a path is there, as far as one of its parents knows. */
  Optional<Origin> origin(List<String> path) {
    return Optional.ofNullable(origins.get(path));
  }

  /** A map in the document, and the way to it. */
  public final class Section {
    private final YamlDoc.Map map;
    private final List<String> path;

    private Section(YamlDoc.Map map, List<String> path) {
      this.map = map;
      this.path = path;
    }

    /** A value that speaks for itself: its reason stands in the table of keys. */
    Section put(String key, YamlDoc value) {
      map.put(key, value);
      return this;
    }

    /** A value and why it is there. */
    public Section put(String key, YamlDoc value, Origin why) {
      note(key, why);
      return put(key, value);
    }

    /** A fact, unless it is unknown. */
    <T> Section put(String key, Fact<T> fact, Function<? super T, ? extends YamlDoc> writing) {
      fact.ifKnown().ifPresent(value -> put(key, writing.apply(value), fact.origin()));
      return this;
    }

    /** A fact that makes a list, unless the list is empty. */
    <T> Section putList(String key, Fact<T> fact, Function<? super T, YamlDoc.Seq> writing) {
      fact.ifKnown()
          .map(writing)
          .filter(list -> !list.items().isEmpty())
          .ifPresent(list -> put(key, list, fact.origin()));
      return this;
    }

    /** A map below this one. */
    Section section(String key) {
      YamlDoc.Map child = new YamlDoc.Map();
      map.put(key, child);
      return new Section(child, below(key));
    }

    /** The same, and why it is there. */
    Section section(String key, Origin why) {
      note(key, why);
      return section(key);
    }

    /** Why a thing below this map is there. */
    void note(String key, Origin why) {
      origins.put(below(key), why);
    }

    /** Why each line of a text below this map is there, counted from the line of its key. */
    void note(String key, SortedMap<Integer, Origin> each) {
      lines.put(below(key), each);
    }

    /** Why an item of a list below this map is there. */
    void note(String key, int item, Origin why) {
      List<String> way = new ArrayList<>(below(key));
      way.add(Integer.toString(item));
      origins.put(List.copyOf(way), why);
    }

    private List<String> below(String key) {
      List<String> way = new ArrayList<>(path);
      way.add(key);
      return List.copyOf(way);
    }
  }
}
