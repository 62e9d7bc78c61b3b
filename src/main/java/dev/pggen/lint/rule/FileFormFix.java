package dev.pggen.lint.rule;

import dev.pggen.source.Fix;
import dev.pggen.source.Span;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.FileForm;
import java.util.List;

/**
 * Hands a secret over as a file: {@code DB_PASS: ${db.password}} becomes {@code DB_PASS_FILE:
 * ${db.password.file}}. Only where name and reference stand on one line as they are.
 */
final class FileFormFix {
  private FileFormFix() {}

  /** Both changes, or none. */
  static List<Fix.Change> changes(EnvVar variable, FileForm form) {
    Span value = variable.value().origin().span().orElseThrow();
    String text = value.text();
    String quote = text.startsWith("\"") ? "\"" : text.startsWith("'") ? "'" : "";
    boolean reference =
        text.startsWith(quote + "${")
            && text.endsWith("}" + quote)
            && text.indexOf('}') == text.length() - 1 - quote.length()
            && text.indexOf('|') < 0
            && text.length() > 2 * quote.length();
    String line = value.file().line(value.line());
    String before =
        line.substring(0, line.offsetByCodePoints(0, value.column() - 1)).stripTrailing();
    String name = variable.name();
    if (!reference || !before.endsWith(name + ":")) {
      return List.of();
    }
    int from = before.length() - name.length() - 1;
    boolean whole = from == 0 || " {,\t".indexOf(before.charAt(from - 1)) >= 0;
    if (!whole) {
      return List.of();
    }
    int column = before.codePointCount(0, from) + 1;
    Span key =
        value
            .file()
            .span(
                value.line(), column, value.line(), column + name.codePointCount(0, name.length()));
    String inner = text.substring(quote.length(), text.length() - quote.length() - 1);
    return List.of(
        new Fix.Replace(key, form.variable(name)),
        new Fix.Replace(value, quote + form.scheme() + inner + ".file}" + quote));
  }
}
