package dev.pggen.laws;

import dev.pggen.source.SourceFile;
import dev.pggen.target.Target;
import dev.pggen.target.nomad.NomadTarget;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a spec can say below {@code targets.nomad}, one file for each way: Vault, static and CSI
 * volumes, Consul, older and newer releases. The e2e suite renders every sample in each of them.
 */
public final class NomadVariants {
  /** Where the files are. */
  public static final Path ROOT = Path.of("src/test/resources/dev/pggen/laws/nomad");

  private NomadVariants() {}

  /** Names, sorted. */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(ROOT)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .map(f -> f.replaceFirst("\\.yaml$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nomad as one of them says. */
  public static Target target(String name) {
    return new NomadTarget().configured(settings(name));
  }

  /** What stands below {@code targets.nomad}. */
  public static YamlMap settings(String name) {
    try {
      String text = Files.readString(ROOT.resolve(name + ".yaml"));
      return YamlReader.read(SourceFile.of("pggen.yaml", text), YamlDialect.SPEC)
          .value()
          .flatMap(d -> d.root().asMap())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
