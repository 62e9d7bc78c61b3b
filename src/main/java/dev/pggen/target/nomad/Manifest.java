package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import dev.pggen.hcl.HclDocument.Attribute;
import dev.pggen.hcl.HclDocument.Block;
import dev.pggen.hcl.HclDocument.Body;
import dev.pggen.hcl.HclDocument.Item;
import dev.pggen.hcl.HclDocument.Value;
import dev.pggen.hcl.HclPrinter;
import dev.pggen.hcl.PrintedHcl;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A file of HCL while it is written: its tree, and for what is in it why it is there. */
final class Manifest {
  /** How often texts in a driver's configuration are looked through: by the job and by a client. */
  private static final int DRIVER_PASSES = 2;

  private final Body root = new Body();
  private final Map<Item, Origin> origins = new IdentityHashMap<>();
  private final Map<Item, OutputFile> texts = new IdentityHashMap<>();

  /** The file itself. */
  Section top() {
    return new Section(root);
  }

  /** What is written so far. */
  Body root() {
    return root;
  }

  /** Why a thing in the file is there now. */
  <T extends Item> T note(T item, Origin why) {
    origins.put(item, why);
    return item;
  }

  /** This one, and below it what another one holds. */
  Manifest followedBy(Manifest other) {
    other.root.items().forEach(root::add);
    origins.putAll(other.origins);
    texts.putAll(other.texts);
    return this;
  }

  /** The file. */
  OutputFile print(String path, List<String> header) {
    Body whole = new Body();
    header.forEach(whole::comment);
    PrintedHcl body = HclPrinter.print(root);
    String head = HclPrinter.print(whole).text() + "\n";
    int above = header.size() + 1;
    TreeMap<Integer, Origin> reasons = new TreeMap<>();
    reasons.put(1, Origin.decided("says where the file comes from"));
    for (PrintedHcl.Mark mark : body.marks()) {
      int line = mark.line() + above;
      reasons.put(line, origins.getOrDefault(mark.item(), reasons.lastEntry().getValue()));
      OutputFile text = texts.get(mark.item());
      if (text != null) {
        text.reasons().forEach((at, why) -> reasons.put(line + at, why));
      }
    }
    return new OutputFile(path, head + body.text(), false, reasons);
  }

  /** A body in the file. */
  final class Section {
    private final Body body;

    private Section(Body body) {
      this.body = body;
    }

    Section put(String name, Value value, Origin why) {
      origins.put(body.put(name, value), why);
      return this;
    }

    Section put(String name, Value value, String why) {
      return put(name, value, Origin.decided(why));
    }

    /** A fact, unless it is unknown. */
    <T> Section put(String name, Fact<T> fact, Function<? super T, Value> writing) {
      fact.ifKnown().ifPresent(value -> put(name, writing.apply(value), fact.origin()));
      return this;
    }

    /** A file's text, each line with its own reason. */
    Section put(String name, OutputFile file) {
      Attribute attribute = body.put(name, HclDocument.lines(file.text()));
      origins.put(attribute, file.reason(1));
      texts.put(attribute, file);
      return this;
    }

    Section section(String type, Origin why, String... labels) {
      Block block = body.block(type, labels);
      origins.put(block, why);
      return new Section(block.body());
    }

    Section section(String type, String why, String... labels) {
      return section(type, Origin.decided(why), labels);
    }

    /** What the driver is told: its texts are looked through twice. */
    Section driver(String why) {
      Block block = body.block(DRIVER_PASSES, "config");
      origins.put(block, Origin.decided(why));
      return new Section(block.body());
    }
  }
}
