package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.laws.DockerCompose;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compose files of others, in a directory that the system property {@code corpus} names: counts,
 * and prints each fact that Docker Compose has otherwise. Once as they are, and once as {@link
 * CorpusCopy} fills them, where no value comes from outside and nearly all must be the same.
 */
final class ComposeCorpusTest {
  @TempDir Path copy;

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
    Path root = Path.of(corpus).toAbsolutePath().normalize();
    Agreement given = compared(root, CorpusCopy.manifests(root), compose.get());
    System.out.println("files of others, as they are: " + given.told());
    Path other = copy.toRealPath();
    Agreement filled = compared(other, CorpusCopy.of(root, other, compose.get()), compose.get());
    filled.refused().forEach(r -> System.out.println("refused: " + r));
    filled.unknowns().forEach(u -> System.out.println("unknown: " + u));
    given.disagreements().forEach(d -> System.out.println("OTHERWISE: " + d));
    filled.disagreements().forEach(d -> System.out.println("OTHERWISE: " + d));
    System.out.println(
        "files of others, with values for variables, and env files: " + filled.told());
    assertTrue(given.services() > 0 && filled.services() >= given.services());
    assertEquals(List.of(), given.disagreements());
    assertEquals(List.of(), filled.disagreements());
    assertTrue(100 * filled.same() >= 99 * filled.services(), filled.told());
  }

  /** Compares all; each directory of the corpus is a repository. */
  private static Agreement compared(Path corpus, List<Path> manifests, DockerCompose compose)
      throws Exception {
    Agreement agreement = new Agreement(compose);
    for (Path manifest : manifests) {
      Path home = manifest.getParent();
      Path top = corpus.resolve(corpus.relativize(manifest).getName(0));
      String name = manifest.getFileName().toString();
      agreement.compare(manifest, new DiskFiles(home, top, List.of()), "-f", name);
    }
    return agreement;
  }
}
