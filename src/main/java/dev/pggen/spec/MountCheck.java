package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec.MountSpec;
import java.util.HashMap;
import java.util.Map;

/** One thing at one path. */
final class MountCheck {
  private final Map<String, Span> taken = new HashMap<>();
  private final Findings findings;

  private MountCheck(Findings findings) {
    this.findings = findings;
  }

  static void check(Spec spec, Findings findings) {
    spec.containers().values().forEach(c -> new MountCheck(findings).container(c));
    spec.initContainers().values().forEach(c -> new MountCheck(findings).container(c));
  }

  private void container(ContainerSpec container) {
    for (MountSpec mount : container.volumes()) {
      take(mount.path(), mount.span());
    }
    for (At<String> tmpfs : container.privileges().tmpfs()) {
      take(tmpfs.value(), tmpfs.span());
    }
    container.files().forEach((path, file) -> take(path, file.span()));
  }

  private void take(String path, Span span) {
    Span first = taken.putIfAbsent(path, span);
    if (first != null && !first.equals(span)) {
      findings.add(
          MeaningRules.MOUNT_CONFLICT
              .at(span, "something is already mounted at " + Shown.of(path))
              .related(first, "it is mounted here")
              .help("choose another path for one of them"));
    }
  }
}
