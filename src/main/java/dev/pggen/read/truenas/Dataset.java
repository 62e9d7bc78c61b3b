package dev.pggen.read.truenas;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.Placement;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an app keeps what is its own: the directory above the one from which it takes its secrets.
 * What containers are given from elsewhere on the host is not the app's.
 */
final class Dataset implements Placement {
  private static final Pattern SECRET = Pattern.compile("(/mnt/.+)/secrets/[^/].*");
  private static final String SECRETS = "secrets/";

  /** Files that were brought with the app. */
  private static final String BROUGHT = "pggen/";

  private static final String INIT = "/docker-entrypoint-initdb.d";

  private final Optional<String> directory;
  private final Carried.Texts texts;

  Dataset(YamlMap root, Carried.Texts texts) {
    this.directory = directory(root);
    this.texts = texts;
  }

  private static Optional<String> directory(YamlMap root) {
    List<YamlMap.Entry> secrets =
        root.get("secrets").flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
    for (YamlMap.Entry secret : secrets) {
      Optional<String> file =
          secret
              .value()
              .asMap()
              .flatMap(m -> m.get("file"))
              .flatMap(YamlNode::asScalar)
              .map(YamlScalar::text);
      Matcher m = SECRET.matcher(file.orElse(""));
      if (m.matches()) {
        return Optional.of(m.group(1) + "/");
      }
    }
    return Optional.empty();
  }

  @Override
  public Mount.Source source(String path) {
    Optional<String> own = directory.filter(path::startsWith).map(d -> path.substring(d.length()));
    if (own.isEmpty() || own.get().isEmpty()) {
      return new Mount.OfHost(path);
    }
    String below = own.get();
    if (below.startsWith(SECRETS)) {
      return new Mount.OfOutput(below);
    }
    if (below.startsWith(BROUGHT)) {
      return new Mount.OfOutput(below.substring(BROUGHT.length()));
    }
    return below.contains("/") ? new Mount.OfHost(path) : new Mount.OfVolume(below);
  }

  @Override
  public Optional<String> secret(String file) {
    return directory
        .map(d -> d + SECRETS)
        .filter(file::startsWith)
        .map(d -> file.substring(d.length()));
  }

  /** What it has written into its memory file systems is as good as mounted there. */
  @Override
  public Workload started(Workload w) {
    List<EnvVar> env = w.env().stream().filter(v -> !Carried.isCarrier(v.name())).toList();
    List<Mount> mounts = new ArrayList<>(w.mounts());
    for (Hardening.Tmpfs memory : w.hardening().tmpfs().ifKnown().orElse(List.of())) {
      if (texts.reach(w.name(), memory.path())) {
        mounts.add(
            new Mount(
                new Mount.OfOutput(Dataset.output(memory.path())),
                memory.path(),
                false,
                w.hardening().tmpfs().origin()));
      }
    }
    return new Workload(
        w.name(),
        w.role(),
        w.image(),
        w.traits(),
        w.user(),
        new Workload.Launch(launched(w.launch().entrypoint()), w.launch().command()),
        env,
        mounts,
        w.network(),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }

  /** {@code bash -c '…; exec "$@"' NAME COMMAND} ends up as the command. */
  private static Fact<List<String>> launched(Fact<List<String>> entrypoint) {
    return entrypoint.map(
        words -> {
          boolean shell =
              words.size() > 4
                  && words.get(0).equals("/bin/bash")
                  && words.get(1).equals("-c")
                  && words.get(2).endsWith("exec \"$@\"");
          return shell ? words.subList(4, words.size()) : words;
        });
  }

  @Override
  public FileSet files(Workload workload, FileSet around) {
    return FileSet.of(texts.files(workload.name()));
  }

  /** The directory of the output that lies at a place of a container. */
  static String output(String path) {
    return (path.equals(INIT) ? "init" : path.substring(path.lastIndexOf('/') + 1)) + "/";
  }
}
