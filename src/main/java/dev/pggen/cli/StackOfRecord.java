package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What will run after the user's patch: the rendered files, read back. What the runtime cannot hold
 * is taken from the plan, and each fact keeps the origin of the line in which it stands: the spec,
 * a decision, or the patch.
 */
final class StackOfRecord {
  private final Stack planned;

  private StackOfRecord(Stack planned) {
    this.planned = planned;
  }

  /**
   * The stack that the files say.
   *
   * @param planned before the patch
   * @param rendered with the patch
   */
  static Stack of(Stack planned, Target target, List<OutputFile> rendered) {
    Map<String, SourceFile> sources = new TreeMap<>();
    Map<String, OutputFile> outputs = new TreeMap<>();
    for (OutputFile file : rendered) {
      sources.put(file.path(), SourceFile.of(file.path(), file.text()));
      outputs.put(file.path(), file);
    }
    SourceFile manifest =
        Optional.ofNullable(sources.get(target.manifest()))
            .orElseThrow(() -> new IllegalStateException("no manifest is rendered"));
    return Readers.of(target.profile().id())
        .flatMap(r -> r.read(manifest, FileSet.of(sources), s -> origin(s, outputs)).value())
        .map(read -> new StackOfRecord(planned).completed(read.stack()))
        .orElse(planned);
  }

  private static Origin origin(Span span, Map<String, OutputFile> outputs) {
    OutputFile file = outputs.get(span.path());
    return file == null ? Origin.written(span) : file.reason(span.line());
  }

  private Stack completed(Stack read) {
    return new Stack(
        read.name(),
        planned.origin(),
        read.workloads().stream().map(this::workload).toList(),
        read.servers().stream().map(this::server).toList(),
        read.volumes().stream().map(this::volume).toList(),
        read.networks(),
        planned.secrets(),
        planned.appFiles(),
        read.links(),
        read.backups().stream().map(this::backup).toList(),
        planned.directory());
  }

  /** Secret variables live in a file that is not rendered. */
  private Workload workload(Workload w) {
    List<EnvVar> env = new ArrayList<>(w.env());
    planned.workload(w.name()).stream()
        .flatMap(p -> p.env().stream())
        .filter(v -> v.value().isKnownAnd(Text::isSecret))
        .forEach(env::add);
    return new Workload(
        w.name(),
        w.role(),
        w.image(),
        traits(w),
        w.user(),
        w.launch(),
        env,
        w.mounts().stream().map(m -> mount(w.name(), m)).toList(),
        w.network(),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }

  /** How a path of the host is backed up stands in no manifest. */
  private Mount mount(String workload, Mount mount) {
    if (!(mount.source() instanceof Mount.OfHost host)) {
      return mount;
    }
    return planned.workload(workload).stream()
        .flatMap(p -> p.mounts().stream())
        .map(Mount::source)
        .filter(s -> s instanceof Mount.OfHost h && h.path().equals(host.path()))
        .findFirst()
        .map(s -> new Mount(s, mount.target(), mount.readOnly(), mount.origin()))
        .orElse(mount);
  }

  /** What no manifest says of an image that is still the planned one. */
  private ImageTraits traits(Workload w) {
    return planned
        .workload(w.name())
        .filter(p -> p.image().ifKnown().equals(w.image().ifKnown()))
        .map(p -> new ImageTraits(w.traits().build(), p.traits().fileForm()))
        .orElse(w.traits());
  }

  /** How a change of a setting takes effect is known to the plan, and no file says it. */
  private Server server(Server s) {
    Optional<Server> before =
        planned.servers().stream().filter(p -> p.workload().equals(s.workload())).findFirst();
    boolean same =
        before.isPresent()
            && before.get().settings().isKnown()
            && s.settings().isKnown()
            && values(before.get()).equals(values(s));
    return new Server(
        s.workload(),
        s.major(),
        s.version(),
        s.volumePath(),
        s.dataDirectory(),
        s.dataPlace(),
        s.initdbArguments(),
        same ? before.get().settings() : s.settings(),
        s.hba(),
        s.roles(),
        s.database(),
        s.extensions(),
        s.preload(),
        s.tls(),
        before.map(Server::initScripts).orElse(List.of()));
  }

  private static Map<String, String> values(Server server) {
    Map<String, String> values = new TreeMap<>();
    server.settings().value().forEach(v -> values.put(v.name(), v.value()));
    return values;
  }

  private Volume volume(Volume v) {
    return planned.volumes().stream()
        .filter(p -> p.name().equals(v.name()))
        .findFirst()
        .map(
            p ->
                new Volume(
                    v.name(),
                    p.size(),
                    p.backup(),
                    v.fileSystem(),
                    v.kept(),
                    v.origin(),
                    v.outer()))
        .orElse(v);
  }

  private Backup backup(Backup b) {
    Optional<String> reason =
        planned.backups().stream()
            .filter(p -> p.workload().equals(b.workload()))
            .findFirst()
            .flatMap(Backup::sameDisk);
    return new Backup(
        b.workload(), b.server(), b.storage(), b.schedule(), b.retention(), reason, b.drill());
  }
}
