package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A name for each finding that stays when lines above it come and go, and when pggen words its
 * message anew: of the rule, the path and the names that the message quotes, numbered where several
 * findings have them all in common. No text of the file goes in: it may be a secret.
 */
final class Fingerprints {
  private final Map<Finding, String> all = new HashMap<>();

  /** Of every finding of a report, suppressed ones too: a suppression renames no other finding. */
  Fingerprints(Report report, Surroundings around) {
    Map<String, Integer> seen = new HashMap<>();
    Stream.concat(report.findings().stream(), report.suppressed().stream().map(Suppressed::finding))
        .sorted()
        .forEach(
            finding -> {
              String key =
                  finding.rule().id()
                      + "\0"
                      + around.fromTheTop(finding.span().path())
                      + names(finding.message());
              all.put(finding, sha256(key + "\0" + seen.merge(key, 1, Integer::sum)));
            });
  }

  /** In hexadecimal digits. */
  String of(Finding finding) {
    return all.getOrDefault(finding, "");
  }

  /** What stands between backquotes. */
  private static String names(String message) {
    StringBuilder names = new StringBuilder();
    String[] parts = message.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      names.append('\0').append(parts[i]);
    }
    return names.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
