package dev.pggen.cli;

import dev.pggen.secrets.OwnCertificates;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.stack.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the certificate files that a spec names.
 *
 * @param spec where it lies
 * @param stages names files as findings do
 */
record TlsFiles(Path spec, Stages stages) implements OwnCertificates.Reader {
  private static final int LARGEST = 1 << 20;

  @Override
  public String read(String path, Secret secret) throws IOException {
    String shown = stages.shown(spec);
    SourceFile from =
        secret.origin().span().map(Span::file).orElseGet(() -> SourceFile.of(shown, ""));
    Path file = RepositoryFiles.beside(spec, shown).locate(from, path);
    if (Files.isDirectory(file)) {
      throw new FileSystemException(stages.shown(file), "", "is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new FileSystemException(stages.shown(file), "", "is larger than 1 MiB");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }
}
