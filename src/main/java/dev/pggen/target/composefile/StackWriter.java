package dev.pggen.target.composefile;

import dev.pggen.artifact.OutputFile;
import dev.pggen.artifact.StartDigest;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Network;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest.Section;
import dev.pggen.yaml.YamlDoc;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A stack as a Compose file. */
final class StackWriter {
  private StackWriter() {}

  /** Lines for the top of the file. Only the spec's file name: the bytes are the same anywhere. */
  static List<String> header(Stack stack) {
    String spec =
        stack
            .origin()
            .span()
            .map(Span::path)
            .map(p -> p.substring(p.lastIndexOf('/') + 1))
            .orElse("a spec");
    return List.of("Rendered by pggen from " + spec + ". Edit that file, then render again.");
  }

  /**
   * The document.
   *
   * @param files all files that containers may read, for the digests of what they read at start
   */
  static Manifest write(Stack stack, List<OutputFile> files, Layout layout) {
    Manifest manifest = new Manifest();
    Section top = manifest.top();
    if (layout.project()) {
      top.put("name", YamlDoc.of(stack.name()), stack.origin());
    }
    Section services = top.section("services");
    Set<ImageRef> made =
        stack.workloads().stream()
            .filter(w -> w.traits().built().isPresent())
            .flatMap(w -> w.image().ifKnown().stream())
            .collect(Collectors.toUnmodifiableSet());
    for (Workload workload : stack.workloads()) {
      ServiceWriter.write(
          workload,
          workload.image().isKnownAnd(made::contains),
          layout.project() ? StartDigest.of(stack, workload, files) : Optional.empty(),
          layout,
          services.section(workload.name(), workload.origin()));
    }
    networks(stack, top);
    volumes(stack, top);
    secrets(stack, layout, top);
    return manifest;
  }

  private static void networks(Stack stack, Section top) {
    if (stack.networks().isEmpty()) {
      return;
    }
    Section networks = top.section("networks");
    for (Network network : stack.networks()) {
      Section section = networks.section(network.name(), network.origin());
      if (network.external()) {
        section.put("external", YamlDoc.of(true));
      }
      if (network.internal()) {
        section.put("internal", YamlDoc.of(true));
      }
    }
  }

  private static void volumes(Stack stack, Section top) {
    if (stack.volumes().isEmpty()) {
      return;
    }
    Section volumes = top.section("volumes");
    for (Volume volume : stack.volumes()) {
      volumes.section(volume.name(), volume.origin());
    }
  }

  /** Only those that Compose hands out itself: the others travel in mounted directories. */
  private static void secrets(Stack stack, Layout layout, Section top) {
    Set<String> used =
        stack.workloads().stream()
            .flatMap(w -> w.mounts().stream())
            .map(Mount::source)
            .filter(Mount.OfSecret.class::isInstance)
            .map(source -> ((Mount.OfSecret) source).secret())
            .collect(Collectors.toUnmodifiableSet());
    List<Secret> wanted = stack.secrets().stream().filter(s -> used.contains(s.name())).toList();
    if (wanted.isEmpty()) {
      return;
    }
    Section secrets = top.section("secrets");
    for (Secret secret : wanted) {
      secrets
          .section(ComposeNames.secretKey(secret.name()), secret.origin())
          .put("file", YamlDoc.of(layout.secrets() + secret.name()));
    }
  }
}
