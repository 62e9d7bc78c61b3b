package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report with everything that is hard to write down. */
final class RichReport {
  /** The secrets of its files; no form may hold one. */
  static final List<String> SECRETS = List.of("hunter2", "correct-horse");

  static final Surroundings AROUND =
      new Surroundings() {
        @Override
        public String version() {
          return "0.1.0";
        }

        @Override
        public String fromTheTop(String reported) {
          return reported;
        }

        @Override
        public Optional<String> page(String rule) {
          return rule.equals("PG101")
              ? Optional.of("# PG101 x\nA key stands here. `error` · CWE-798\n## Why\nBecause.\n")
              : Optional.empty();
        }
      };

  private static final RuleInfo NOT_TEXT =
      new RuleInfo("PG001", "not-text", Severity.ERROR, "only text in UTF-8 can be read");

  private RichReport() {}

  /** The report. */
  static Report report() {
    SourceFile shop =
        SourceFile.of(
            "deploy/größe 100%/shop,[1].pggen.yaml",
            "name: shop\n"
                + "containers:\n"
                + "  web:\n"
                + "    env: {URL: 'postgres://web:hunter2@db/shop', TITLE: '数据库的说明'}\n"
                + "\tlabels: {\u001b[31mred: '\u202Eevil'}\n"
                + "    command: ["
                + "'--some-option=some-value', ".repeat(12)
                + "'--last']\n"
                + "    user: root\n"
                + "backup: none");
    SourceFile twin = SourceFile.of("twin.pggen.yaml", "name: twin\r\nport: 5432\r\n");
    SourceFile binary = SourceFile.of("-- a <b> & \"c\".yaml", "");
    Span secret = on(shop, 4, "hunter2");
    List<Finding> findings =
        List.of(
            rule("PG101").at(secret, "`URL` holds a password").help("declare it").mask(),
            rule("PG102")
                .at(on(shop, 4, "URL"), "`web` gets `URL` through its environment")
                .related(on(shop, 4, "db"), "the server is here")
                .related(on(shop, 7, "root"), "and this is who reads it, for what that is worth")
                .help(
                    "read `https://example.org/a/very/long/address/that/nobody/can/break/apart`"
                        + " and give it a file: `{URL_FILE: \"${secrets.url.file}\"}`"),
            rule("PG603").at(on(shop, 4, "'数据库的说明'"), "`数据库的说明` is said in wide letters"),
            rule("PG902")
                .at(on(shop, 5, "\u001b[31mred"), "`\u001b[31mred` has `\u202E` in its name\nand"),
            rule("PG501")
                .at(
                    on(shop, 6, "'--last'"),
                    "this headline goes on for so long that no terminal of a usual width can show"
                        + " all of it on one line, and it names `web`, `db` and `backup` as well")
                .related(on(twin, 2, "5432"), "published by `twin`, too"),
            rule("PG602").at(shop.span(7, 11, 8, 7), "`root` and the lines after it"),
            rule("PG401")
                .at(shop.span(8, 13, 8, 13), "the last place of the file")
                .severity(Severity.INFO),
            NOT_TEXT.at(binary.start(), "the byte 0xff is not UTF-8").help("save it as UTF-8"),
            rule("PG201").at(on(twin, 2, "port"), "`twin` and `shop` share port 5432"),
            rule("PG201").at(on(twin, 2, "5432"), "`twin` and `shop` share port 5432"));
    SourceFile old = SourceFile.of("old.yaml", "password: correct-horse\nport: 1\n");
    return new Report(
        findings,
        List.of(
            new Suppressed(
                rule("PG101").at(on(old, 1, "correct-horse"), "`password` is plain").mask(),
                "a \"test\" <value> & no more\u001b[2J, said at such length that it has to go on",
                Optional.of("2027-01-31"),
                true)),
        List.of(shop.path(), twin.path(), binary.path(), old.path(), "clean.yaml"),
        Map.of(
            shop.path(),
            List.of(rule("PG101"), rule("PG201"), rule("PG801")),
            twin.path(),
            List.of(rule("PG101"), rule("PG201"), rule("PG801")),
            old.path(),
            List.of(rule("PG101")),
            "clean.yaml",
            List.of(rule("PG101"), rule("PG201"))),
        true);
  }

  /** A report of a run that found nothing. */
  static Report clean() {
    return new Report(
        List.of(),
        List.of(),
        List.of("clean.yaml"),
        Map.of("clean.yaml", List.of(rule("PG101"))),
        false);
  }

  /** Rules as they once were: what a rule says today is no matter of the forms. */
  private static RuleInfo rule(String id) {
    return switch (id) {
      case "PG101" ->
          error(
              id,
              "plaintext-secret",
              "what is committed is known to everybody who can read the repository, for ever");
      case "PG102" ->
          error(
              id,
              "secret-in-env",
              "a container's environment can be read by `docker inspect`, by every child process,"
                  + " and ends up in crash reports");
      case "PG201" ->
          error(
              id,
              "shared-database",
              "what stops, fills, corrupts or opens it for one service does so for the other");
      case "PG401" ->
          error(
              id,
              "no-backup",
              "a lost disk, a wrong migration or a deleted table cannot be undone");
      case "PG501" ->
          error(
              id,
              "published-database-port",
              "a published port goes past the host's firewall, and every scanner finds it in"
                  + " minutes");
      case "PG602" ->
          error(
              id,
              "root-user",
              "root in a container is root on the host wherever one mount or one kernel bug lets"
                  + " it out");
      case "PG603" ->
          new RuleInfo(
              id,
              "capability-added",
              Severity.WARNING,
              "some capabilities are as good as root on the host");
      case "PG902" ->
          new RuleInfo(
              id,
              "retyped-value",
              Severity.WARNING,
              "YAML gives a bare value a type, and what arrives is another spelling of it or an"
                  + " error");
      default -> error(id, "dangerous-setting", "with this value a crash costs data");
    };
  }

  private static RuleInfo error(String id, String name, String summary) {
    return new RuleInfo(id, name, Severity.ERROR, summary);
  }

  /** Where a text stands on a line. */
  private static Span on(SourceFile file, int line, String text) {
    String all = file.line(line);
    int at = all.indexOf(text);
    int from = all.codePointCount(0, at) + 1;
    return file.span(line, from, line, from + text.codePointCount(0, text.length()));
  }
}
