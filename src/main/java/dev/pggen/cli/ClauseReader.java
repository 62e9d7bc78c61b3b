package dev.pggen.cli;

import dev.pggen.lint.policy.Body;
import dev.pggen.lint.policy.Condition;
import dev.pggen.lint.policy.Each;
import dev.pggen.lint.policy.Field;
import dev.pggen.lint.policy.FieldType;
import dev.pggen.lint.policy.Glob;
import dev.pggen.source.Finding;
import dev.pggen.spec.ShapeRules;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a rule asks: {@code where} a thing is meant, and what it {@code must} be. */
final class ClauseReader {
  private static final String MUST = "must";
  private static final String WHERE = "where";

  private final List<Finding> findings;

  /** What is wrong is added to some findings. */
  ClauseReader(List<Finding> findings) {
    this.findings = findings;
  }

  /** What is asked of each thing of a kind; nothing if it cannot be understood. */
  <T> Optional<Body<?>> body(Each<T> each, ConfigValues entry) {
    int before = findings.size();
    List<Body.Clause<T>> where = clauses(WHERE, each, entry);
    List<Body.Clause<T>> must = clauses(MUST, each, entry);
    if (must.isEmpty() && findings.size() == before) {
      entry.complain(
          ShapeRules.MISSING_KEY,
          entry.span(),
          "`must` is missing",
          "write what has to be so: `must: {memory_limit: present}`");
    }
    return findings.size() == before
        ? Optional.of(new Body<>(each, where, must))
        : Optional.empty();
  }

  private <T> List<Body.Clause<T>> clauses(String key, Each<T> each, ConfigValues entry) {
    List<Body.Clause<T>> clauses = new ArrayList<>();
    for (YamlMap.Entry e : entry.entries(key, "memory_limit: present")) {
      Optional<Field<T>> field = each.field(e.name());
      if (field.isEmpty()) {
        List<String> names = each.fields().stream().map(Field::name).toList();
        complain(
            e.key(),
            "a " + each.name() + " has no `" + e.name() + "`" + ConfigValues.meant(e.name(), names),
            "one of: " + String.join(", ", names));
      } else {
        int before = findings.size();
        List<Condition> all = conditions(field.get().type(), e.value());
        boolean fits = true;
        for (Condition condition : all) {
          clauses.add(new Body.Clause<>(field.get(), condition));
          fits &= field.get().type() != FieldType.MORE_TEXTS || canDecide(condition, key);
        }
        if ((all.isEmpty() || !fits) && findings.size() == before) {
          complain(
              e.value(),
              "this cannot be asked of `" + e.name() + "`" + (fits ? "" : " in `" + key + "`"),
              "write " + field.get().type().conditions());
        }
      }
    }
    return clauses;
  }

  /** Of a list that may be longer, only what stands in it is certain. */
  private static boolean canDecide(Condition condition, String key) {
    boolean finds =
        condition instanceof Condition.Has has && has.wanted()
            || condition instanceof Condition.Present present && present.wanted();
    return finds == key.equals(WHERE);
  }

  private List<Condition> conditions(FieldType type, YamlNode node) {
    String text = node.asScalar().map(YamlScalar::text).orElse("");
    boolean present = text.equals("present");
    if (type == FieldType.FLAG) {
      boolean flag = text.equals("true") || text.equals("false");
      return flag ? List.of(new Condition.Is(text.equals("true"))) : List.of();
    }
    if (present || text.equals("absent")) {
      return List.of(new Condition.Present(present));
    }
    if (node instanceof YamlMap map) {
      List<Condition> all = new ArrayList<>();
      for (YamlMap.Entry entry : map.entries()) {
        Optional<Condition> one = named(type, entry);
        if (one.isEmpty()) {
          return List.of();
        }
        all.add(one.get());
      }
      return all;
    }
    if (type.isAmount()) {
      Optional<BigDecimal> amount = type.amount(text);
      return amount.isPresent() ? List.of(new Condition.Within(amount, amount)) : List.of();
    }
    List<Glob> globs = type == FieldType.TEXT ? globs(node) : List.of();
    return globs.isEmpty() ? List.of() : List.of(new Condition.Matches(globs, true));
  }

  private Optional<Condition> named(FieldType type, YamlMap.Entry entry) {
    if (type.isAmount()) {
      Optional<BigDecimal> amount =
          entry.value().asScalar().map(YamlScalar::text).flatMap(type::amount);
      return switch (entry.name()) {
        case "at_least" -> amount.map(a -> new Condition.Within(amount, Optional.empty()));
        case "at_most" -> amount.map(a -> new Condition.Within(Optional.empty(), amount));
        default -> Optional.empty();
      };
    }
    List<Glob> globs = globs(entry.value());
    if (globs.isEmpty()) {
      return Optional.empty();
    }
    if (type == FieldType.TEXT) {
      return entry.name().equals("not")
          ? Optional.of(new Condition.Matches(globs, false))
          : Optional.empty();
    }
    return switch (entry.name()) {
      case "has" -> Optional.of(new Condition.Has(globs, true));
      case "has_no" -> Optional.of(new Condition.Has(globs, false));
      case "only" -> Optional.of(new Condition.Only(globs));
      default -> Optional.empty();
    };
  }

  private List<Glob> globs(YamlNode node) {
    List<Glob> globs = new ArrayList<>();
    List<YamlNode> nodes = node.asList().isPresent() ? node.asList().get().items() : List.of(node);
    for (YamlNode each : nodes) {
      String text = each.asScalar().map(YamlScalar::text).orElse("");
      if (text.isEmpty()) {
        return List.of();
      }
      if (text.length() > Glob.LONGEST) {
        complain(each, "a pattern has " + Glob.LONGEST + " characters at most", "shorten it");
      }
      globs.add(new Glob(text));
    }
    return globs;
  }

  private void complain(YamlNode at, String message, String help) {
    findings.add(ShapeRules.BAD_VALUE.at(at.span(), message).help(help));
  }
}
