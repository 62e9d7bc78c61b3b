package dev.pggen.catalog;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with the directory of a catalog app. */
public final class CatalogRules {
  /** A file that every app has, or one that cannot be run. */
  public static final RuleInfo FILE =
      new RuleInfo("PG045", "catalog-file", ERROR, "the catalog takes an app as a whole directory");

  /** What app.yaml or item.yaml say. */
  public static final RuleInfo METADATA =
      new RuleInfo(
          "PG046", "catalog-metadata", ERROR, "the catalog refuses an app that it cannot list");

  /** What nobody refuses and every app has. */
  public static final RuleInfo INCOMPLETE =
      new RuleInfo(
          "PG047",
          "catalog-metadata-gap",
          ERROR,
          "no validator asks for it, and users see the gap or a reviewer sends it back");

  /** The copy of the library that an app carries. */
  public static final RuleInfo LIBRARY =
      new RuleInfo(
          "PG048", "catalog-library", ERROR, "an app renders with the very copy that it carries");

  /** What questions.yaml says. */
  public static final RuleInfo QUESTION =
      new RuleInfo(
          "PG095",
          "catalog-question",
          ERROR,
          "one question that is not understood keeps the whole app from being installed");

  /** What questions.yaml says in vain. */
  public static final RuleInfo IGNORED =
      new RuleInfo(
          "PG096",
          "catalog-question-ignored",
          ERROR,
          "nothing refuses it and nothing obeys it, so users lose what it was meant to do");

  /** Values that an app is tried with, and those it brings. */
  public static final RuleInfo VALUES =
      new RuleInfo(
          "PG097",
          "catalog-values",
          ERROR,
          "a trial with values that no user can enter proves nothing");

  /** The template. */
  public static final RuleInfo TEMPLATE =
      new RuleInfo(
          "PG098",
          "catalog-template",
          ERROR,
          "a name that is not there is printed as nothing, and a call that fails stops the app");

  /** What comes of the template. */
  public static final RuleInfo RENDERED =
      new RuleInfo(
          "PG099",
          "catalog-rendered",
          ERROR,
          "the catalog refuses it, or the app has no way in that a user can click");

  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL =
      List.of(FILE, METADATA, INCOMPLETE, LIBRARY, QUESTION, IGNORED, VALUES, TEMPLATE, RENDERED);

  private CatalogRules() {}
}
