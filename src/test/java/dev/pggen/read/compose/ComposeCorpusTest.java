package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.laws.DockerCompose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compose files of others, in a directory that the system property {@code corpus} names: counts,
 * and prints each fact that Docker Compose has otherwise.
 */
final class ComposeCorpusTest {
  private static final Pattern NAME = Pattern.compile("(docker-)?compose([.-][^/]*)?\\.ya?ml");

  @Test
  void filesOfOthersAreReadAsComposeReadsThem() throws Exception {
    String corpus = System.getProperty("corpus", "");
    if (corpus.isEmpty()) {
      System.out.println("NOT ASKED: files of others: -Dcorpus=DIRECTORY names no directory");
      return;
    }
    Optional<DockerCompose> compose = DockerCompose.find("files of others");
    if (compose.isEmpty()) {
      return;
    }
    Agreement agreement = new Agreement(compose.get());
    for (Path manifest : manifests(Path.of(corpus).toAbsolutePath().normalize())) {
      Path home = manifest.getParent();
      String name = manifest.getFileName().toString();
      agreement.compare(manifest, new DiskFiles(home, List.of()), "-f", name);
    }
    agreement.refused().forEach(r -> System.out.println("refused: " + r));
    agreement.unknowns().forEach(u -> System.out.println("unknown: " + u));
    agreement.disagreements().forEach(d -> System.out.println("OTHERWISE: " + d));
    System.out.println("files of others: " + agreement.told());
    assertTrue(agreement.services() > 0);
  }

  private static List<Path> manifests(Path corpus) throws Exception {
    try (Stream<Path> all = Files.walk(corpus)) {
      return all.filter(f -> NAME.matcher(f.getFileName().toString()).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
