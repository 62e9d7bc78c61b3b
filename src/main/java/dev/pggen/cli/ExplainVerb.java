package dev.pggen.cli;

import dev.pggen.lint.Family;
import dev.pggen.lint.RuleWords;
import dev.pggen.plan.Explanations;
import dev.pggen.spec.SchemaKey;
import dev.pggen.spec.SchemaKeys;
import dev.pggen.stack.VersionMatrix;
import dev.pggen.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pggen explain}: why something is as it is. */
final class ExplainVerb extends Verb {
  private static final Pattern ID =
      Pattern.compile("pg[A-Za-z0-9]{3}|[a-z]{2,8}[0-9]{1,4}", Pattern.CASE_INSENSITIVE);
  private static final Pattern LINE = Pattern.compile("(.+):([1-9][0-9]{0,6})(?::[0-9]+)?");

  private final Supplier<String> wanted =
      takes()
          .argument(
              "WHAT",
              "A setting, a key of the spec, FILE:LINE of a rendered file, a rule, or a family.");
  private final Supplier<Optional<Path>> spec =
      takes().path("--spec", "SPEC", "Default: those of this repository.");
  private final Supplier<Optional<String>> target =
      takes()
          .text(
              "--target", "<target>", "For this runtime. Default: that of the file, or the first.");
  private final Supplier<Optional<Path>> out =
      takes().path("--out", "DIR", "Where the files were rendered to.");

  ExplainVerb() {
    super(
        "Say why: a setting, a key, a line of a rendered file, or a rule.",
        "Examples:",
        "  pggen explain shared_buffers",
        "  pggen explain postgres.memory",
        "  pggen explain deploy/compose/postgres/postgresql.conf:12",
        "  pggen explain PG101",
        "  pggen explain network");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    String what = wanted.get();
    Optional<String> rule = RulePage.of(what);
    if (rule.isPresent()) {
      terminal.out().print(rule.get());
      return ExitCode.CLEAN;
    }
    Optional<Family> family = RuleWords.family(what);
    List<SchemaKey> keys = SchemaKeys.meantBy(what);
    if (family.isPresent()) {
      terminal.out().print(RuleTable.of(family.get(), terminal.width()));
      if (keys.isEmpty()) {
        return ExitCode.CLEAN;
      }
      terminal.out().println(); // a key of the spec has the same name
    }
    if (!keys.isEmpty()) {
      terminal.out().print(KeyText.of(keys));
      if (Explanations.of(what, VersionMatrix.NEWEST, List.of()).isEmpty()) {
        return ExitCode.CLEAN;
      }
      terminal.out().println(); // a setting of PostgreSQL has the same name
    }
    Path file = terminal.directory().resolve(what);
    if (Files.isRegularFile(file)) {
      throw withoutLine(what, Discovery.isSpec(file));
    }
    if (isLikeARule(what)) {
      Config config = ConfigFile.near(terminal);
      Optional<String> own =
          OwnRulePage.of(
              what,
              config.policies(),
              Stages.shown(config.home().resolve(Config.NAME), terminal.directory()));
      if (own.isPresent()) {
        terminal.out().print(own.get());
        return ExitCode.CLEAN;
      }
      throw new UsageException(
          "there is no rule and no family `" + what + "`",
          RuleWords.nearest(what, config.own())
              .map(n -> "did you mean `" + n + "`?")
              .orElse("`pggen rules` lists them"));
    }
    Optional<Target> named = Optional.empty();
    if (target.get().isPresent()) {
      named = Optional.of(Chosen.target(target.get()));
    }
    Explained explained = new Explained(terminal, specs(terminal), named);
    Matcher line = LINE.matcher(what);
    if (line.matches()) {
      return explained.line(Path.of(line.group(1)), Integer.parseInt(line.group(2)), out.get());
    }
    return explained.setting(what);
  }

  private static UsageException withoutLine(String file, boolean spec) {
    return spec
        ? new UsageException(
            "`" + file + "` is a spec, and explain tells of what is rendered from it",
            "`pggen validate --resolved "
                + file
                + "` says what it means,"
                + " `pggen explain postgres.memory` what a key is")
        : new UsageException(
            "`" + file + "` has many lines", "say which: `pggen explain " + file + ":1`");
  }

  /** Settings have underscores and files a line; only rules have ids and hyphens. */
  private static boolean isLikeARule(String what) {
    boolean place = what.indexOf('/') >= 0 || what.indexOf(':') >= 0 || what.indexOf('.') >= 0;
    boolean id = ID.matcher(what).matches() || what.equals(RuleWords.OWN);
    return !place && (id || what.indexOf('-') > 0);
  }

  private List<Path> specs(Terminal terminal) throws UsageException, IOException {
    return new Discovery(terminal.directory()).specs(spec.get().map(List::of).orElse(List.of()));
  }
}
