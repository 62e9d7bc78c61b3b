package dev.pggen.spec;

import dev.pggen.spec.TextSpec.Literal;
import dev.pggen.spec.TextSpec.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A variable that takes the path of a secret's file gets a path, never the secret itself. */
final class FileVariableCheck {
  private static final String SUFFIX = "_FILE";
  private static final String PREFIX = "FILE__";
  private static final List<String> SECRETS = List.of("PASS", "SECRET", "TOKEN", "KEY");

  private final Findings findings;

  private FileVariableCheck(Findings findings) {
    this.findings = findings;
  }

  static void check(Spec spec, Findings findings) {
    FileVariableCheck check = new FileVariableCheck(findings);
    Stream.of(spec.containers(), spec.initContainers())
        .flatMap(all -> all.values().stream())
        .forEach(container -> container.env().forEach(check::variable));
  }

  private void variable(String name, TextSpec text) {
    Optional<String> meant = meant(name.toUpperCase(Locale.ROOT));
    if (meant.isEmpty()) {
      return;
    }
    Optional<Reference> value =
        ReferenceCheck.references(text).filter(FileVariableCheck::isSecretValue).findFirst();
    if (value.isPresent()) {
      Reference r = value.get();
      String reference = r.subject() + "." + r.field();
      findings.add(
          ReferenceRules.NO_PATH
              .at(r.span(), "`" + name + "` takes a path, and `${" + reference + "}` is a value")
              .help(
                  text.parts().size() == 1
                      ? "write `" + name + ": \"${" + reference + ".file}\"`"
                      : "write the whole value into one of `files:` and name its path here"));
    } else if (namesSecret(meant.get()) && isLiteralValue(text)) {
      findings.add(
          ReferenceRules.NO_PATH
              .at(text.span(), "`" + name + "` takes a path, and this is none")
              .help(
                  "declare the secret below `secrets:` and write `"
                      + name
                      + ": \"${secrets.NAME.file}\"`")
              .mask());
    }
  }

  /** The variable without its file form, where it has one. */
  private static Optional<String> meant(String name) {
    if (name.startsWith(PREFIX)) {
      return Optional.of(name.substring(PREFIX.length()));
    }
    return name.endsWith(SUFFIX)
        ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
        : Optional.empty();
  }

  private static boolean isSecretValue(Reference r) {
    boolean secret =
        r.subject().equals("secrets")
            || (r.subject().equals("db")
                && (r.field().equals("password") || r.field().equals("url")));
    return secret && !r.file();
  }

  private static boolean namesSecret(String name) {
    return SECRETS.stream().anyMatch(name::contains);
  }

  /** Text without references that has no slash: no file of a container is meant by it. */
  private static boolean isLiteralValue(TextSpec text) {
    return text.parts().stream().anyMatch(p -> p instanceof Literal l && !l.text().isBlank())
        && text.parts().stream().allMatch(p -> p instanceof Literal l && l.text().indexOf('/') < 0);
  }
}
