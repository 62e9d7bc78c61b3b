package dev.pggen.lint;

import dev.pggen.lint.format.AppRules;
import dev.pggen.lint.format.ComposeAndJobRules;
import dev.pggen.lint.format.ComposeRules;
import dev.pggen.lint.format.JobRules;
import dev.pggen.lint.format.ServerFileRules;
import dev.pggen.lint.format.SpecFormRules;
import dev.pggen.lint.rule.EstateRules;
import dev.pggen.lint.rule.StackRules;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.source.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules by what can break them: those that no file of a run can break are never made. */
public enum RuleBook {
  /** What a stack says. */
  STACK,
  /** What several stacks share. */
  ESTATE,
  /** A spec's text. */
  SPEC,
  /** What Compose reads. */
  COMPOSE,
  /** Compose files and jobs alike. */
  COMPOSE_AND_NOMAD,
  /** Nomad jobs. */
  NOMAD,
  /** Apps of TrueNAS. */
  TRUENAS,
  /** A server's own files. */
  SERVER;

  /** In the order of their ids. */
  public List<? extends Rule> rules() {
    return switch (this) {
      case STACK -> StackRules.ALL;
      case ESTATE -> EstateRules.ALL;
      case SPEC -> SpecFormRules.ALL;
      case COMPOSE -> ComposeRules.ALL;
      case COMPOSE_AND_NOMAD -> ComposeAndJobRules.ALL;
      case NOMAD -> JobRules.ALL;
      case TRUENAS -> AppRules.ALL;
      case SERVER -> ServerFileRules.ALL;
    };
  }

  /** Those whose rules are asked about a document by itself. */
  static List<RuleBook> about(Document document) {
    List<RuleBook> books = new ArrayList<>();
    for (RuleBook book : values()) {
      boolean about =
          switch (book) {
            case STACK -> true;
            case ESTATE -> false;
            case SPEC -> document.isOf("spec");
            case COMPOSE -> document.isOf("compose");
            case COMPOSE_AND_NOMAD -> document.isOf("compose") || document.isOf("nomad");
            case NOMAD -> document.isOf("nomad");
            case TRUENAS -> document.isOf("truenas");
            case SERVER -> document.isOf(ServerFile.ANY);
          };
      if (about) {
        books.add(book);
      }
    }
    return books;
  }

  /** The rule with this id or name; looked for in one book after the other. */
  static Optional<Rule> named(String idOrName) {
    for (RuleBook book : values()) {
      for (Rule rule : book.rules()) {
        if (rule.info().id().equals(idOrName) || rule.info().name().equals(idOrName)) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }
}
