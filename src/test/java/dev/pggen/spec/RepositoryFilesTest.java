package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import dev.pggen.spec.SpecFiles.Answer;
import dev.pggen.spec.SpecFiles.Found;
import dev.pggen.spec.SpecFiles.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a spec may read. */
final class RepositoryFilesTest {
  @TempDir private Path top;
  private Path repository;
  private Path spec;

  @BeforeEach
  void repository() throws IOException {
    repository = Files.createDirectories(top.resolve("repository"));
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("app/config"));
    spec = repository.resolve("app/pggen.yaml");
    Files.writeString(spec, "");
    Files.writeString(repository.resolve("app/config/a.conf"), "a\n");
    Files.writeString(repository.resolve("shared.conf"), "shared\n");
    Files.writeString(top.resolve("outside.conf"), "outside\n");
  }

  private Answer read(String name) throws IOException {
    return RepositoryFiles.beside(spec, "app/pggen.yaml")
        .read(SourceFile.of("app/pggen.yaml", ""), name);
  }

  @Test
  void withinTheRepository() throws IOException {
    assertEquals(
        "app/config/a.conf", assertInstanceOf(Found.class, read("./config/a.conf")).file().path());
    assertEquals(
        "shared.conf", assertInstanceOf(Found.class, read("../shared.conf")).file().path());
  }

  @Test
  void neverOutside() throws IOException {
    assertTrue(assertInstanceOf(Refused.class, read("../../outside.conf")).escape());
    Files.createSymbolicLink(repository.resolve("app/link"), top.resolve("outside.conf"));
    assertTrue(assertInstanceOf(Refused.class, read("link")).escape());
    Files.createSymbolicLink(repository.resolve("app/up"), top);
    assertTrue(assertInstanceOf(Refused.class, read("up/outside.conf")).escape());
    Files.createSymbolicLink(repository.resolve("app/inner"), repository.resolve("shared.conf"));
    assertInstanceOf(Found.class, read("inner"));
  }

  @Test
  void withinLimits() throws IOException {
    Files.write(repository.resolve("app/large"), new byte[(1 << 20) + 1]);
    assertTrue(assertInstanceOf(Refused.class, read("large")).why().contains("1 MiB"));
    assertTrue(assertInstanceOf(Refused.class, read("config")).why().contains("not a file"));
    assertTrue(assertInstanceOf(Refused.class, read("a\0b")).why().contains("name of a file"));
  }

  @Test
  void defaultsOfTheNearestAncestor() throws IOException {
    RepositoryFiles files = RepositoryFiles.beside(spec, "app/pggen.yaml");
    Files.writeString(top.resolve("pggen.defaults.yaml"), "vars: {}\n");
    assertEquals(Optional.empty(), files.nearestDefaults());
    Files.writeString(repository.resolve("pggen.defaults.yaml"), "vars: {}\n");
    Found found = assertInstanceOf(Found.class, files.nearestDefaults().orElseThrow());
    assertEquals("pggen.defaults.yaml", found.file().path());
  }

  @Test
  void withoutARepositoryNoFurtherThanTheParent() throws IOException {
    Path lonely = Files.createDirectories(top.resolve("a/b/c"));
    Files.writeString(top.resolve("a/pggen.defaults.yaml"), "vars: {}\n");
    Path file = lonely.resolve("pggen.yaml");
    assertEquals(Optional.empty(), RepositoryFiles.beside(file, "pggen.yaml").nearestDefaults());
    Files.writeString(top.resolve("a/b/pggen.defaults.yaml"), "vars: {}\n");
    assertInstanceOf(
        Found.class, RepositoryFiles.beside(file, "pggen.yaml").nearestDefaults().orElseThrow());
  }
}
