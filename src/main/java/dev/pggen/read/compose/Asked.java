package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.source.Span;
import dev.pggen.stack.Expression;
import dev.pggen.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a variable asks for that is not written into the Compose file: by {@code $NAME} in its
 * value, or by its name alone: a key without a value is passed on from whoever starts it. Where the
 * {@code .env} beside says what that is put together from, the parts are those of that text.
 */
final class Asked {
  private final Map<String, EnvFiles.Value> beside;

  Asked(FileSet around) {
    this.beside = EnvFiles.in(".env", around);
  }

  /** The parts of a value; empty where it asks for nothing. */
  Optional<Expression> by(String name, YamlNode node) {
    Optional<Expression> own =
        node.isNull()
            ? Optional.of(new Expression(List.of(named(name)))).filter(e -> isNothing(name, node))
            : node.asScalar().flatMap(s -> References.of(s.text()));
    return own.flatMap(Expression::alone)
        .filter(r -> r.fallback().isEmpty())
        .flatMap(r -> parts(r.name()))
        .or(() -> own)
        .map(e -> References.known(e, this::known));
  }

  /** A name alone, and no value that could not be read. */
  private boolean isNothing(String name, YamlNode node) {
    Span span = node.span();
    boolean nothing = span.line() == span.endLine() && span.column() == span.endColumn();
    return nothing || span.text().contains(name) || beside.containsKey(name);
  }

  /** The text in its place where that has references in it, for instance an address. */
  private Optional<Expression> parts(String name) {
    return text(name).filter(raw -> !raw.startsWith("'")).flatMap(References::of);
  }

  /** What stands there without a reference in it. */
  private Optional<String> known(String name) {
    return Optional.ofNullable(beside.get(name)).flatMap(EnvFiles.Value::text);
  }

  /** What stands there for a variable, as it is written. */
  private Optional<String> text(String name) {
    return Optional.ofNullable(beside.get(name)).map(value -> unquoted(value.span().text()));
  }

  /** A value that is one reference, with what stands beside in its place; else as it is written. */
  String resolved(String name, YamlNode node) {
    String written = node.asScalar().map(s -> s.text()).orElse("");
    Optional<String> alone =
        node.isNull()
            ? Optional.of(name)
            : References.of(written).flatMap(Expression::alone).map(Expression.Reference::name);
    return alone.flatMap(this::text).orElse(written);
  }

  private static Expression.Reference named(String name) {
    String text = "${" + name + "}";
    return new Expression.Reference(text, name, "", text);
  }

  private static String unquoted(String raw) {
    boolean quoted = raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
    return quoted ? raw.substring(1, raw.length() - 1) : raw;
  }
}
