package dev.pggen.spec;

import dev.pggen.source.Span;
import dev.pggen.spec.TextSpec.Part;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts {@code ${vars.x}} and {@code ${name}} into strings and keeps the other references apart. */
final class Interpolation {
  private static final Set<String> SECRET_FIELDS = Set.of("password", "url", "ca");
  private static final List<String> DB_FIELDS =
      List.of("host", "port", "name", "user", "sslmode", "password", "url", "ca");

  private final String name;
  private final Optional<YamlMap> vars;
  private final Findings findings;

  /**
   * @param name of the service
   * @param vars the effective ones
   */
  Interpolation(String name, Optional<YamlMap> vars, Findings findings) {
    this.name = name;
    this.vars = vars;
    this.findings = findings;
  }

  /** A variable is text: what looks like a reference in it would be passed on as it is. */
  void checkVariables() {
    for (YamlMap.Entry entry : vars.map(YamlMap::entries).orElse(List.of())) {
      Optional<YamlScalar> scalar = entry.value().asScalar();
      if (scalar.isPresent() && scalar.get().text().indexOf("${") >= 0) {
        for (ReferenceParser.Piece piece : ReferenceParser.parse(scalar.get().text())) {
          if (!(piece instanceof ReferenceParser.Plain)) {
            findings.add(
                ReferenceRules.BAD
                    .at(scalar.get().span(), "nothing is put into a variable")
                    .help(
                        "write the value itself; or the reference where `${vars."
                            + entry.name()
                            + "}` stands"));
            break;
          }
        }
      }
    }
  }

  /** The variable if the whole scalar is one reference to it: then it keeps its kind. */
  YamlScalar.Kind kind(YamlScalar scalar) {
    if (!scalar.text().startsWith("${vars.")) {
      return scalar.kind();
    }
    List<ReferenceParser.Piece> pieces = ReferenceParser.parse(scalar.text());
    boolean alone = scalar.style() == YamlScalar.Style.PLAIN && pieces.size() == 1;
    return alone && pieces.get(0) instanceof ReferenceParser.Reference reference
        ? variable(reference).map(YamlScalar::kind).orElse(scalar.kind())
        : scalar.kind();
  }

  /** The text with variables put in; whatever else it holds is left as it is, without a word. */
  String preview(YamlScalar scalar) {
    if (scalar.text().indexOf("${") < 0) {
      return scalar.text();
    }
    StringBuilder out = new StringBuilder();
    for (ReferenceParser.Piece piece : ReferenceParser.parse(scalar.text())) {
      if (piece instanceof ReferenceParser.Plain plain) {
        out.append(plain.text().replace("${", "$${"));
      } else if (piece instanceof ReferenceParser.Reference reference) {
        String raw = scalar.text().substring(reference.from(), reference.to());
        out.append(constant(reference).orElse(raw));
      } else if (piece instanceof ReferenceParser.Broken broken) {
        out.append(scalar.text(), broken.from(), broken.to());
      }
    }
    return out.toString();
  }

  /** The text of a value that is needed before anything runs: no references but variables. */
  String plain(YamlScalar scalar) {
    if (scalar.text().indexOf("${") < 0) {
      return scalar.text();
    }
    StringBuilder out = new StringBuilder();
    for (Part part : text(scalar).parts()) {
      if (part instanceof TextSpec.Literal literal) {
        out.append(literal.text());
      } else if (part instanceof TextSpec.Reference reference) {
        findings.add(
            ReferenceRules.BAD
                .at(reference.span(), "only `${vars.…}` and `${name}` can stand here")
                .why("this value is needed before anything runs")
                .help("write the value itself, or a variable"));
      }
    }
    return out.toString();
  }

  /** The text with its references. */
  TextSpec text(YamlScalar scalar) {
    List<Part> parts = new ArrayList<>();
    if (scalar.text().indexOf("${") < 0) {
      parts.add(new TextSpec.Literal(scalar.text()));
      return new TextSpec(parts, scalar.span());
    }
    for (ReferenceParser.Piece piece : ReferenceParser.parse(scalar.text())) {
      if (piece instanceof ReferenceParser.Plain plain) {
        parts.add(new TextSpec.Literal(plain.text()));
      } else if (piece instanceof ReferenceParser.Reference reference) {
        resolve(reference, scalar.part(reference.from(), reference.to())).ifPresent(parts::add);
      } else if (piece instanceof ReferenceParser.Broken broken) {
        Span span = scalar.part(broken.from(), broken.to());
        findings.add(ReferenceRules.BAD.at(span, broken.why()).help(broken.help()));
      }
    }
    return new TextSpec(parts, scalar.span());
  }

  private Optional<Part> resolve(ReferenceParser.Reference reference, Span span) {
    Optional<String> constant = constant(reference);
    if (constant.isPresent()) {
      return Optional.of(new TextSpec.Literal(constant.get()));
    }
    List<String> path = reference.path();
    String subject = path.get(0);
    if (subject.equals("vars") && path.size() == 2) {
      unknownVariable(path.get(1), span);
      return Optional.empty();
    }
    boolean file = path.size() == 3 && path.get(2).equals("file");
    if (path.size() != 2 && !file) {
      return bad(reference, span);
    }
    String field = path.get(1);
    boolean known =
        switch (subject) {
          case "db" -> DB_FIELDS.contains(field) && (!file || SECRET_FIELDS.contains(field));
          case "secrets" -> true;
          default -> !file && (field.equals("host") || field.equals("port"));
        };
    if (!known || (file && reference.urlencode())) {
      return bad(reference, span);
    }
    return Optional.of(new TextSpec.Reference(subject, field, file, reference.urlencode(), span));
  }

  private Optional<Part> bad(ReferenceParser.Reference reference, Span span) {
    String written = String.join(".", reference.path());
    List<String> path = reference.path();
    boolean db = path.get(0).equals("db") && path.size() > 1;
    String question =
        db
            ? DidYouMean.question(DB_FIELDS, path.get(1))
            : DidYouMean.question(List.of("name", "vars", "secrets", "db"), path.get(0));
    String help;
    if (reference.urlencode() && path.size() == 3) {
      help = "a path needs no encoding: `${" + written + "}`";
    } else if (db) {
      help =
          "`db` has host, port, name, user, sslmode, and password, url, ca with or without .file";
    } else if (path.size() == 1) {
      help =
          question.contains("`name`")
              ? "`${name}` is the name of the service"
              : HostVariables.help(written);
    } else {
      help =
          "references are `${db.…}`, `${secrets.…}`, `${vars.…}`, `${name}`, and host and port of a"
              + " container";
    }
    findings.add(
        ReferenceRules.BAD
            .at(span, Shown.of("${" + written + "}") + " is not a reference" + question)
            .help(help));
    return Optional.empty();
  }

  private void unknownVariable(String variable, Span span) {
    List<String> known = vars.map(YamlMap::keys).orElse(List.of());
    findings.add(
        ReferenceRules.UNKNOWN
            .at(span, "no variable `" + variable + "`" + DidYouMean.question(known, variable))
            .help("add it under `vars:` here or in pggen.defaults.yaml"));
  }

  private Optional<String> constant(ReferenceParser.Reference reference) {
    Optional<String> value =
        reference.path().equals(List.of("name"))
            ? Optional.of(name)
            : variable(reference).map(YamlScalar::text);
    return value.map(
        text ->
            reference.urlencode()
                ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")
                : text);
  }

  private Optional<YamlScalar> variable(ReferenceParser.Reference reference) {
    return reference.path().size() == 2 && reference.path().get(0).equals("vars")
        ? vars.flatMap(map -> map.get(reference.path().get(1)))
            .flatMap(dev.pggen.yaml.YamlNode::asScalar)
        : Optional.empty();
  }
}
