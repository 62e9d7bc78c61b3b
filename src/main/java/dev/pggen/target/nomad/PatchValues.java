package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import dev.pggen.hcl.HclDocument.Entries;
import dev.pggen.hcl.HclDocument.Items;
import dev.pggen.hcl.HclDocument.Value;
import dev.pggen.hcl.HclQuoting;
import dev.pggen.source.Finding;
import dev.pggen.target.PatchRules;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a patch as HCL. Text is what the consumer shall get, as everywhere in a spec. */
final class PatchValues {
  private final List<Finding> findings;

  PatchValues(List<Finding> findings) {
    this.findings = findings;
  }

  /** A value in the place of another, into which a map is merged; empty with a finding. */
  Optional<Value> of(YamlNode node, Optional<Value> old) {
    if (node instanceof YamlMap map) {
      Map<String, Value> merged = new LinkedHashMap<>();
      old.ifPresent(value -> entries(value).ifPresent(e -> merged.putAll(e.values())));
      return merge(map, merged).map(m -> new Entries(m));
    }
    return plain(node);
  }

  /** The same for what the driver takes as a list of one map. */
  Optional<Value> table(YamlNode node, Optional<Value> old) {
    return node instanceof YamlMap ? of(node, old).map(v -> new Items(List.of(v))) : plain(node);
  }

  private static Optional<Entries> entries(Value value) {
    if (value instanceof Items list && list.values().size() == 1) {
      return entries(list.values().get(0));
    }
    return value instanceof Entries map ? Optional.of(map) : Optional.empty();
  }

  private Optional<Map<String, Value>> merge(YamlMap patch, Map<String, Value> into) {
    int before = findings.size();
    for (YamlMap.Entry entry : patch.entries()) {
      if (entry.value().isNull()) {
        if (into.remove(entry.name()) == null) {
          told(entry.key(), "the patch meets no `" + entry.name() + "` here", "take it out");
        }
      } else if (entry.value() instanceof YamlMap) {
        told(entry.value(), "Nomad has no map in a map here", "give texts and numbers");
      } else if (holds(entry.name(), entry.key())) {
        plain(entry.value()).ifPresent(value -> into.put(entry.name(), value));
      }
    }
    return findings.size() == before ? Optional.of(into) : Optional.empty();
  }

  private Optional<Value> plain(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return scalar(scalar);
    }
    if (node instanceof YamlList list) {
      List<Value> values = new ArrayList<>();
      for (YamlNode item : list.items()) {
        of(item, Optional.empty()).ifPresent(values::add);
      }
      return values.size() == list.items().size()
          ? Optional.of(new Items(values))
          : Optional.empty();
    }
    told(node, "a patch cannot hold this", "write it out");
    return Optional.empty();
  }

  private Optional<Value> scalar(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case INTEGER, DECIMAL -> number(scalar);
      case BOOLEAN -> Optional.of(HclDocument.bool(scalar.text().equalsIgnoreCase("true")));
      case NULL -> {
        told(scalar, "a list has no empty items", "take it out");
        yield Optional.empty();
      }
      case STRING ->
          holds(scalar.text(), scalar)
              ? Optional.of(
                  scalar.text().indexOf('\n') < 0
                      ? HclDocument.text(scalar.text())
                      : HclDocument.lines(scalar.text()))
              : Optional.empty();
    };
  }

  private Optional<Value> number(YamlScalar scalar) {
    if (!scalar.text().matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      told(scalar, "HCL has no number like `" + scalar.text() + "`", "write its digits");
      return Optional.empty();
    }
    return Optional.of(new HclDocument.Num(new BigDecimal(scalar.text())));
  }

  private boolean holds(String text, YamlNode node) {
    boolean holds = HclQuoting.holds(text);
    if (!holds) {
      told(node, "HCL cannot hold this text as it is", "write letters with their accents as one");
    }
    return holds;
  }

  private void told(YamlNode node, String message, String help) {
    findings.add(PatchRules.UNMATCHED.at(node.span(), message).help(help));
  }
}
