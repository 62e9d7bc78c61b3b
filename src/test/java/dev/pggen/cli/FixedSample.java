package dev.pggen.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bad sample after the fixes of its own rule.
 *
 * @param sample as it was
 * @param findings those that carried a fix
 * @param directory where the files lie, mended
 * @param files texts by name, mended
 */
record FixedSample(
    BadSample sample, List<JsonNode> findings, Path directory, Map<String, String> files) {

  /** Every sample whose finding carries a fix. */
  static List<FixedSample> all(Path home) throws IOException {
    List<FixedSample> all = new ArrayList<>();
    for (BadSample sample : BadSample.all()) {
      Path directory = sample.write(home);
      List<JsonNode> findings = sample.fixable(directory);
      if (!findings.isEmpty()) {
        sample.mend(directory);
        all.add(new FixedSample(sample, findings, directory, sample.read(directory)));
      }
    }
    return all;
  }

  /** The names of the files that a fix changed. */
  List<String> changed() {
    return files.keySet().stream()
        .filter(file -> !files.get(file).equals(sample.files().get(file)))
        .toList();
  }

  /** Whether it is a Compose file: of Compose's own form, or as TrueNAS takes it. */
  static boolean isCompose(String file) {
    return file.endsWith("compose.yaml") || file.endsWith("custom-app.yaml");
  }

  static boolean isConf(String file) {
    return file.endsWith("postgresql.conf");
  }

  static boolean isHba(String file) {
    return file.endsWith("pg_hba.conf");
  }

  @Override
  public String toString() {
    return sample.toString();
  }
}
