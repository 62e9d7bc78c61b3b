package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Two services keep their backups in one directory, or one inside that of the other. */
public final class Pg206SharedBackupDirectory implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG206",
          "shared-backup-directory",
          Severity.ERROR,
          "each reads, prunes and restores what lies there: one may throw away the other's dumps,"
              + " or restore them as its own");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Comparison compare() {
    return new Claims<>(
        stack -> stack.backups().stream().flatMap(b -> claim(stack, b)),
        directory -> "", // one may lie in another
        HostPaths::overlapNormal,
        Pg206SharedBackupDirectory::finding);
  }

  private static Stream<Claim<String>> claim(Stack stack, Backup backup) {
    return backup.storage().ifKnown().orElse(new Mount.OfOutput("")) instanceof Mount.OfHost host
        ? Claim.of(stack, Path.of(host.path()).normalize().toString(), backup.storage().origin())
        : Stream.empty();
  }

  private static Finding finding(Claim<String> later, Claim<String> first) {
    boolean same = later.what().equals(first.what());
    String message =
        same
            ? later.beside(first) + " keep their backups in `" + later.what() + "`"
            : "the backups of "
                + later.name()
                + " lie in `"
                + later.what()
                + "`, those of "
                + first.name()
                + " in `"
                + first.what()
                + "`";
    boolean shared = later.span().compareTo(first.span()) == 0;
    Finding finding =
        shared
            ? INFO.at(later.span(), message)
            : INFO.at(later.span(), message)
                .related(first.span(), first.name() + " keeps its backups here");
    // In a file of defaults one path would be that of every service.
    boolean inDefaults = later.planned() && !later.span().path().equals(later.path());
    if (inDefaults && same) {
      return finding.help(
          "write `destination: \""
              + Path.of(later.what()).resolve("${name}")
              + "\"` there, so that each service has a directory of its own; backups that are there"
              + " stay where they are");
    }
    String own = own(later);
    if (own.isEmpty() || HostPaths.overlap(own, first.what())) {
      return finding.help(
          "give each service a directory of its own: `destination: /mnt/backup/${name}` in"
              + " `pggen.defaults.yaml` does it for all");
    }
    Finding helped =
        finding.help(
            "write `destination: "
                + own
                + "`, or `destination: "
                + Path.of(own).getParent()
                + "/${name}` for all services in `pggen.defaults.yaml`; backups that are there"
                + " stay where they are");
    return later.planned() && !inDefaults
        ? helped.fix(
            Fix.unsafe("give it a directory of its own", new Fix.Replace(later.span(), own)))
        : helped;
  }

  /** A directory beside the shared one that carries the service's name. */
  private static String own(Claim<String> claim) {
    Path parent = Path.of(claim.what()).getParent();
    return parent == null || claim.stack().isBlank()
        ? ""
        : parent.resolve(claim.stack()).toString();
  }
}
