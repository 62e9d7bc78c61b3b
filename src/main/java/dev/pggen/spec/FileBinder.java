package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.ContainerSpec.FileSpec;
import dev.pggen.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code files} of a container.
 *
 * <pre>
 * files: {/etc/valkey.conf: {content: "requirepass ${secrets.redis}\n"}}
 * </pre>
 */
final class FileBinder {
  private static final String MODE = "0444";

  private FileBinder() {}

  static Map<String, FileSpec> read(Block container, Binding in) {
    Map<String, FileSpec> files = new LinkedHashMap<>();
    for (Block.Named named : container.blocks("files")) {
      if (Paths.isMountable(named.name(), in.findings())) {
        file(named, in).ifPresent(f -> files.put(named.name().value(), f));
      }
    }
    return files;
  }

  private static Optional<FileSpec> file(Block.Named named, Binding in) {
    Block block = named.block();
    Optional<YamlScalar> content = block.scalar("content");
    Optional<At<String>> source = block.word("source");
    if (block.has("content") && block.has("source")) {
      in.findings()
          .add(
              MeaningRules.CONTRADICTION
                  .at(block.keySpan("source"), "`source` beside `content`")
                  .related(block.keySpan("content"), "the text is already here")
                  .help("keep one of them"));
      return Optional.empty();
    }
    if (!block.has("content") && !block.has("source")) {
      in.findings()
          .add(
              ShapeRules.MISSING_KEY
                  .at(block.span(), "the file has neither `content` nor `source`")
                  .help("add `content: \"…\"` or `source: ./path`"));
      return Optional.empty();
    }
    String mode = mode(block, in);
    if (content.isPresent()) {
      TextSpec text = in.interpolation().text(content.get());
      return Optional.of(new FileSpec(text, Optional.empty(), mode, block.span()));
    }
    Optional<SourceFile> file = source.flatMap(in::read);
    return file.map(
        f -> {
          TextSpec text = new TextSpec(List.of(new TextSpec.Literal(f.text())), block.span());
          return new FileSpec(text, source, mode, block.span());
        });
  }

  private static String mode(Block block, Binding in) {
    Optional<At<String>> mode = block.word("mode");
    if (mode.isEmpty()) {
      return MODE;
    }
    String text = mode.get().value();
    boolean octal =
        (text.length() == 3 || (text.length() == 4 && text.startsWith("0")))
            && text.chars().allMatch(c -> c >= '0' && c <= '7');
    if (!octal) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(mode.get().span(), "`mode` cannot be " + Shown.of(text))
                  .help("three octal digits, with or without a `0` before them, like `0444`"));
      return MODE;
    }
    return text.length() == 3 ? "0" + text : text;
  }
}
