package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleBook;
import dev.pggen.pgconf.ServerFile;
import dev.pggen.source.Document;
import java.util.List;

/** The rules that only some formats can break, by format. */
public enum FormatBook implements RuleBook {
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

  @Override
  public List<Rule> rules() {
    return switch (this) {
      case SPEC -> SpecFormRules.ALL;
      case COMPOSE -> ComposeRules.ALL;
      case COMPOSE_AND_NOMAD -> ComposeAndJobRules.ALL;
      case NOMAD -> JobRules.ALL;
      case TRUENAS -> AppRules.ALL;
      case SERVER -> ServerFileRules.ALL;
    };
  }

  @Override
  public boolean isAbout(Document document) {
    return switch (this) {
      case SPEC -> document.isOf("spec");
      case COMPOSE -> document.isOf("compose");
      case COMPOSE_AND_NOMAD -> document.isOf("compose") || document.isOf("nomad");
      case NOMAD -> document.isOf("nomad");
      case TRUENAS -> document.isOf("truenas");
      case SERVER -> document.isOf(ServerFile.ANY);
    };
  }
}
