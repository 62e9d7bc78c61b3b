package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Findings of every shape: one line, many lines, related here and elsewhere, odd characters. */
final class ReportFixture {
  private static final RuleInfo SUPERUSER =
      new RuleInfo(
          "PG601",
          "superuser-app",
          Severity.ERROR,
          "a superuser runs programs on the server, so one SQL injection is a shell");
  private static final RuleInfo PLAINTEXT =
      new RuleInfo(
          "PG101",
          "plaintext-secret",
          Severity.ERROR,
          "what is committed is known to everybody who can read the repository, for ever");
  private static final RuleInfo SHARED =
      new RuleInfo(
          "PG201", "shared-database", Severity.WARNING, "what stops it for one stops both");

  private ReportFixture() {}

  static Report report() {
    SourceFile compose =
        SourceFile.of(
            "deploy/compose.yaml",
            """
            services:
              web:
                image: docker.io/miniflux/miniflux:2.2.13
                environment:
                  DATABASE_URL: postgres://miniflux:${PASSWORD}@db/miniflux
              db:
                image: docker.io/library/postgres:17.11
                environment:
                  POSTGRES_USER: miniflux
                  POSTGRES_PASSWORD: hunter2hunter2
            """);
    SourceFile odd =
        SourceFile.of(
            "日本/odd.yaml",
            "a:\t日本語 \u0301x: b\u0007c "
                + "long ".repeat(60)
                + "guilty "
                + "tail ".repeat(40)
                + "\n");
    int guilty = odd.line(1).codePointCount(0, odd.line(1).indexOf("guilty")) + 1;
    return new Report(
        List.of(
            SUPERUSER
                .at(compose.span(5, 32, 5, 40), "`web` signs in as `miniflux`, a superuser")
                .related(compose.span(9, 22, 9, 30), "the image makes this role a superuser")
                .help("give `web` a role that owns `miniflux` and nothing else"),
            PLAINTEXT
                .at(
                    compose.span(10, 26, 10, 40),
                    "`POSTGRES_PASSWORD` holds its value in plain text")
                .mask()
                .help("declare it below `secrets:`"),
            SHARED
                .at(odd.span(1, 4, 1, 7), "`a` and `web` share the host port 8080/tcp")
                .related(
                    compose.span(2, 3, 2, 6),
                    "`web` uses it here, and this label is so long that it does not fit beside its"
                        + " mark on a narrow terminal"),
            SHARED
                .at(odd.span(1, guilty, 1, guilty + 6), "far to the right")
                .severity(Severity.INFO),
            SHARED.at(compose.span(6, 3, 9, 30), "a block of several lines").why(""),
            SHARED.at(SourceFile.of("empty.yaml", "").start(), "nothing in it")),
        List.of(
            new Suppressed(
                SHARED.at(compose.span(3, 5, 3, 10), "accepted"),
                "moved apart in \"spring\"",
                Optional.of("2027-03-31"))),
        3);
  }
}
