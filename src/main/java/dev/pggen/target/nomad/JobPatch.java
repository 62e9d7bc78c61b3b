package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.hcl.HclDocument.Attribute;
import dev.pggen.hcl.HclDocument.Block;
import dev.pggen.hcl.HclDocument.Body;
import dev.pggen.hcl.HclDocument.Text;
import dev.pggen.hcl.HclDocument.Value;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.stack.Origin;
import dev.pggen.target.PatchRules;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The user's merge patch on the tree of a job. Blocks are maps: by label, or where they have none
 * by what tells them apart; a list replaces all of their kind.
 */
final class JobPatch {
  /** What a patch cannot add: it has no facts, and belongs in the spec. */
  private static final Set<String> FIXED = Set.of("job", "group", "task");

  private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_-]*";

  private final Manifest manifest;
  private final List<Finding> findings = new ArrayList<>();
  private final PatchValues values = new PatchValues(findings);
  private final List<String> path = new ArrayList<>();

  private JobPatch(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Changes a manifest.
   *
   * @return what in the patch meets nothing or means nothing; the manifest is of no use then
   */
  static List<Finding> apply(Manifest manifest, YamlMap patch) {
    JobPatch whole = new JobPatch(manifest);
    whole.body(manifest.root(), Keys.FILE, patch);
    return List.copyOf(whole.findings);
  }

  private void body(Body body, String kind, YamlMap patch) {
    for (YamlMap.Entry entry : patch.entries()) {
      path.add(entry.name());
      Optional<Keys.Key> key = Keys.of(kind, entry.name());
      if (key.isEmpty()) {
        told(entry.key().span(), "Nomad knows no key `%s`", "see Nomad's job specification");
      } else {
        entry(body, key.get(), entry);
      }
      path.remove(path.size() - 1);
    }
  }

  private void entry(Body body, Keys.Key key, YamlMap.Entry entry) {
    switch (key.form()) {
      case VALUE, TABLE -> attribute(body, key, entry);
      case NAMES, ONE -> block(body, key, entry, b -> b.type().equals(entry.name()));
      case LABELLED -> labelled(body, key, entry);
      case MANY -> many(body, key, entry);
    }
  }

  private void attribute(Body body, Keys.Key key, YamlMap.Entry entry) {
    Optional<Attribute> old =
        body.items().stream()
            .filter(i -> i instanceof Attribute a && a.name().equals(entry.name()))
            .map(Attribute.class::cast)
            .findFirst();
    if (entry.value().isNull()) {
      old.ifPresentOrElse(body::remove, () -> missing(body, entry));
      return;
    }
    Optional<Value> before = old.map(Attribute::value);
    Optional<Value> value =
        key.form() == Keys.Form.TABLE
            ? values.table(entry.value(), before)
            : values.of(entry.value(), before);
    if (value.isPresent()) {
      Attribute made =
          old.map(o -> body.replace(o, new Attribute(entry.name(), value.get())))
              .orElseGet(() -> body.insert(entry.name(), value.get()));
      manifest.note(made, patched(entry.value().span()));
    }
  }

  /** A block that is there once, or the one that is meant. */
  private void block(Body body, Keys.Key key, YamlMap.Entry entry, Predicate<Block> meant) {
    Optional<Block> old = blocks(body).stream().filter(meant).findFirst();
    if (entry.value().isNull()) {
      old.ifPresentOrElse(body::remove, () -> missing(body, entry));
    } else if (entry.value() instanceof YamlMap below) {
      inside(
          old.orElseGet(() -> made(body, entry.name(), List.of(), entry.value().span())),
          key,
          below);
    } else {
      told(entry.value().span(), "`%s` is a block", "give a map");
    }
  }

  private void inside(Block block, Keys.Key key, YamlMap below) {
    if (key.form() != Keys.Form.NAMES) {
      body(block.body(), key.inner(), below);
      return;
    }
    for (YamlMap.Entry entry : below.entries()) {
      path.add(entry.name());
      if (entry.name().matches(IDENTIFIER)) {
        attribute(block.body(), key, entry);
      } else {
        told(entry.key().span(), "`%s` is no name in HCL", "use letters, digits and `_`");
      }
      path.remove(path.size() - 1);
    }
  }

  private void labelled(Body body, Keys.Key key, YamlMap.Entry entry) {
    String type = entry.name();
    if (!(entry.value() instanceof YamlMap labels)) {
      told(entry.value().span(), "`%s` are blocks with labels", "give a map by label");
      return;
    }
    for (YamlMap.Entry one : labels.entries()) {
      path.add(one.name());
      Predicate<Block> meant = b -> b.type().equals(type) && b.labels().equals(List.of(one.name()));
      boolean there = blocks(body).stream().anyMatch(meant);
      if (there && FIXED.contains(type) && one.value().isNull()) {
        told(one.key().span(), "a patch takes no `%s` away", "say so in the spec");
      } else if (!there && (FIXED.contains(type) || one.value().isNull())) {
        missing(blocks(body).stream().filter(b -> b.type().equals(type)).toList(), one);
      } else {
        if (!there) {
          made(body, type, List.of(one.name()), one.key().span());
        }
        block(body, key, one, meant);
      }
      path.remove(path.size() - 1);
    }
  }

  private void many(Body body, Keys.Key key, YamlMap.Entry entry) {
    String type = entry.name();
    List<Block> old = blocks(body).stream().filter(b -> b.type().equals(type)).toList();
    if (entry.value() instanceof YamlList list) {
      old.forEach(body::remove);
      for (YamlNode item : list.items()) {
        if (item instanceof YamlMap below) {
          inside(made(body, type, List.of(), item.span()), key, below);
        } else {
          told(item.span(), "`%s` are blocks", "give maps");
        }
      }
    } else if (entry.value().isNull() && !old.isEmpty()) {
      old.forEach(body::remove);
    } else if (entry.value() instanceof YamlMap map && key.by().isPresent()) {
      map.entries().forEach(one -> named(body, type, key, one));
    } else {
      told(entry.value().span(), "`%s` are blocks", "give a list: it replaces them all");
    }
  }

  /** One of several blocks, by the value of the attribute that tells them apart. */
  private void named(Body body, String type, Keys.Key key, YamlMap.Entry one) {
    path.add(one.name());
    String by = key.by().orElseThrow();
    Predicate<Block> meant =
        b ->
            b.type().equals(type)
                && b.body().get(by).filter(new Text(one.name(), false)::equals).isPresent();
    boolean there = blocks(body).stream().anyMatch(meant);
    if (!there && one.value().isNull()) {
      missing(body, one);
    } else {
      if (!there) {
        Block made = made(body, type, List.of(), one.key().span());
        manifest.note(made.body().put(by, HclDocument.text(one.name())), patched(one.key().span()));
      }
      block(body, key, one, meant);
    }
    path.remove(path.size() - 1);
  }

  private Block made(Body body, String type, List<String> labels, Span why) {
    Block block = new Block(type, labels, 1, new Body());
    return manifest.note(body.insert(block), patched(why));
  }

  private static List<Block> blocks(Body body) {
    return body.items().stream().filter(Block.class::isInstance).map(Block.class::cast).toList();
  }

  private static Origin patched(Span span) {
    return Origin.decided("was set by the patch in the spec", span);
  }

  private void missing(Body body, YamlMap.Entry entry) {
    String there =
        body.items().stream()
            .map(i -> i instanceof Attribute a ? a.name() : i instanceof Block b ? b.type() : "")
            .distinct()
            .collect(Collectors.joining(", "));
    told(entry.key().span(), "the patch meets no `%s`", "there is: " + there);
  }

  private void missing(List<Block> blocks, YamlMap.Entry entry) {
    String there =
        blocks.stream().map(b -> String.join(" ", b.labels())).collect(Collectors.joining(", "));
    told(
        entry.key().span(),
        "the patch meets no `%s`",
        "there is: " + (there.isEmpty() ? "nothing" : there));
  }

  private void told(Span place, String message, String help) {
    String shown = String.join(".", path);
    findings.add(PatchRules.UNMATCHED.at(place, message.replace("%s", shown)).help(help));
  }
}
