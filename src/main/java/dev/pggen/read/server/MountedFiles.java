package dev.pggen.read.server;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server's files that a manifest mounts. */
public final class MountedFiles {
  private MountedFiles() {}

  /**
   * A file, and what its manifest says of the server that reads it.
   *
   * @param conf the server's postgresql.conf, for a pg_hba.conf
   */
  public record Mounted(
      SourceFile file, ServerFileForm form, Optional<Integer> major, Optional<SourceFile> conf) {}

  /**
   * Those of a stack that was read; what stands in the manifest itself is no file.
   *
   * @param manifest as reported
   */
  public static List<Mounted> of(Stack stack, String manifest) {
    List<Mounted> mounted = new ArrayList<>();
    for (Server server : stack.servers()) {
      Optional<Integer> major = server.major().ifKnown();
      Optional<SourceFile> conf = Optional.empty();
      for (Setting setting : server.settings().ifKnown().orElse(List.of())) {
        conf = conf.or(() -> other(setting.origin(), manifest));
      }
      Optional<SourceFile> hba = other(server.hba().origin(), manifest);
      for (HbaRule rule : server.hba().ifKnown().orElse(List.of())) {
        hba = hba.or(() -> other(rule.origin(), manifest));
      }
      conf = conf.filter(f -> isOne(f, ServerFileForm.CONF));
      hba = hba.filter(f -> isOne(f, ServerFileForm.HBA));
      Optional<SourceFile> parameters = conf;
      conf.ifPresent(
          f -> mounted.add(new Mounted(f, ServerFileForm.CONF, major, Optional.empty())));
      hba.ifPresent(f -> mounted.add(new Mounted(f, ServerFileForm.HBA, major, parameters)));
    }
    return mounted;
  }

  /** A command may stand in another manifest, from which this one inherits. */
  private static boolean isOne(SourceFile file, ServerFileForm form) {
    return ServerFileForm.of(file).equals(Optional.of(form));
  }

  private static Optional<SourceFile> other(Origin origin, String manifest) {
    return origin.span().map(Span::file).filter(f -> !f.path().equals(manifest));
  }
}
