package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables that a service has from its env files. Only names, hosts and the like are known:
 * whoever keeps a secret there has not written it into the Compose file.
 */
final class EnvFileVariables {
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?i)(?!.*(?:pass|secret|token|key)).*(?:host|hostname|user|username|db|database|dbname)"
              + "|PGDATA|PGPORT|POSTGRES_INITDB_ARGS|POSTGRES_HOST_AUTH_METHOD");

  /** A password among other words, as in {@code Host=db;Password=x}, or behind a user. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(?:pass|pwd|secret|token|key)\\w*\\s*=|://|:[^:@]*@");

  private EnvFileVariables() {}

  /**
   * Those of a service that do not stand in the service itself.
   *
   * @param image what it runs, as far as that is known
   */
  static List<EnvVar> beside(
      Set<String> own, Section service, Optional<ImageRef> image, FileSet around) {
    EnvFiles files = EnvFiles.of(service.map(), around);
    Optional<String> user = KnownApps.user(image).filter(u -> !own.contains(u));
    List<EnvVar> variables = new ArrayList<>();
    files
        .values()
        .forEach(
            (name, value) -> {
              if (!own.contains(name)) {
                variables.add(
                    new EnvVar(
                        name,
                        fact(name, value, service),
                        user.filter(name::equals)
                            .flatMap(u -> reference(u, files))
                            .or(() -> outside(name, value))));
              }
            });
    boolean open = !files.complete() && !files.named().isEmpty();
    if (open && user.isPresent() && !files.values().containsKey(user.get())) {
      variables.add(unseen(user.get(), files));
    }
    return variables;
  }

  /** The file cannot be read here; who has a role from the same file has the same one. */
  private static EnvVar unseen(String name, EnvFiles files) {
    Origin origin =
        Origin.decided("it stands in an env file", files.named().values().iterator().next());
    return new EnvVar(name, new Fact.Unknown<>(origin), reference(name, files));
  }

  /** As a Compose file asks for what stands in the only env file that is named. */
  private static Optional<Expression> reference(String name, EnvFiles files) {
    if (files.named().size() != 1) {
      return Optional.empty();
    }
    String path = files.named().keySet().iterator().next();
    String text = "${" + name + "}" + (path.equals(".env") ? "" : " of " + path);
    Optional<String> known =
        Optional.ofNullable(files.values().get(name)).flatMap(EnvFiles.Value::text);
    String source = References.source(name, known).orElse(text);
    return Optional.of(new Expression(List.of(new Expression.Reference(text, name, "", source))));
  }

  /** A name or host that the file itself takes from who starts it. */
  private static Optional<Expression> outside(String name, EnvFiles.Value value) {
    String raw = value.span().text();
    boolean open = value.text().isEmpty() && PLAIN.matcher(name).matches() && !raw.startsWith("'");
    return open ? References.of(raw) : Optional.empty();
  }

  private static Fact<Text> fact(String name, EnvFiles.Value value, Section service) {
    boolean plain =
        PLAIN.matcher(name).matches()
            && value.text().filter(t -> !SECRET.matcher(t).find()).isPresent();
    return plain
        ? Fact.of(Text.of(value.text().orElseThrow()), service.origins().apply(value.span()))
        : new Fact.Unknown<>(Origin.decided("it stands in an env file", value.span()));
  }
}
