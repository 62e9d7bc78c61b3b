package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * {@code tls} of {@code postgres}: a word, or a map with files.
 *
 * <pre>
 * tls: {cert: ./tls/db.crt, key: /etc/ssl/private/db.key, ca: ./tls/ca.crt}
 * </pre>
 */
final class TlsBinder {
  private static final List<String> WORDS = List.of("required", "optional", "off");

  private TlsBinder() {}

  static Optional<TlsSpec> read(Block postgres, Binding in) {
    Optional<YamlScalar> word = postgres.scalar("tls");
    if (word.isPresent()) {
      if (in.interpolation().kind(word.get()) != YamlScalar.Kind.STRING) {
        return Optional.empty();
      }
      At<String> mode = in.word(word.get());
      if (WORDS.contains(mode.value())) {
        return Optional.of(TlsSpec.of(mode));
      }
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(
                      mode.span(),
                      "`tls` cannot be "
                          + Shown.of(mode.value())
                          + DidYouMean.question(WORDS, mode.value()))
                  .help(
                      "one of: "
                          + String.join(", ", WORDS)
                          + "; or a map with `cert`, `key` and `ca`"));
      return Optional.empty();
    }
    return postgres.block("tls").map(block -> files(block, in));
  }

  private static TlsSpec files(Block block, Binding in) {
    TlsSpec tls =
        new TlsSpec(
            block.word("mode").orElse(new At<>("required", block.span())),
            path(block, "cert", in),
            path(block, "key", in),
            path(block, "ca", in),
            path(block, "client_ca", in),
            path(block, "client_cert", in),
            path(block, "client_key", in));
    together(block, List.of("cert", "key", "ca"), in.findings());
    together(block, List.of("client_cert", "client_key"), in.findings());
    clients(block, tls, in.findings());
    return tls;
  }

  /** A path that may be read; the file may be on another host, so nobody looks at it here. */
  private static Optional<At<String>> path(Block block, String key, Binding in) {
    return block.word(key).filter(path -> isReadable(path, in));
  }

  private static boolean isReadable(At<String> path, Binding in) {
    if (path.value().startsWith("/")) {
      return Paths.isAbsolute(path, in.findings());
    }
    Optional<SpecFiles.Refused> refused = in.files().refuses(path.span().file(), path.value());
    refused.ifPresent(r -> in.findings().add(DefaultsFile.refusal(r, path.value(), path.span())));
    return refused.isEmpty();
  }

  /** Files that are made together: each of them, or none. */
  private static void together(Block block, List<String> keys, Findings findings) {
    Optional<String> there = keys.stream().filter(block::has).findFirst();
    if (there.isEmpty()) {
      return;
    }
    for (String key : keys) {
      if (!block.has(key)) {
        findings.add(
            ShapeRules.MISSING_KEY
                .at(block.keySpan(there.get()), "`" + there.get() + "` without `" + key + "`")
                .help("add `" + key + "` with its file, or take `" + there.get() + "` out"));
      }
    }
  }

  private static void clients(Block block, TlsSpec tls, Findings findings) {
    if (block.has("client_ca") && !tls.mode().value().equals("required")) {
      findings.add(
          MeaningRules.CONTRADICTION
              .at(
                  block.keySpan("client_ca"),
                  "client certificates where connections may go without TLS")
              .related(block.keySpan("mode"), "TLS is not required here")
              .help("write `mode: required`, or take `client_ca` out"));
    }
    if (block.has("client_cert") && !block.has("client_ca")) {
      findings.add(
          ShapeRules.MISSING_KEY
              .at(block.keySpan("client_cert"), "`client_cert` without `client_ca`")
              .help("add `client_ca`: the root by which the server knows the certificate"));
    }
  }
}
