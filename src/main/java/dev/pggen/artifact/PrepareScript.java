package dev.pggen.artifact;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code prepare.sh}: readies the host before the start. Where the stack lies in a directory of its
 * own, the script makes that too and brings what belongs into it.
 */
final class PrepareScript {
  /** Group through which containers read secrets; nobody on a host has this number by default. */
  private static final String SECRETS_GID = "5432";

  private static final User ROOT = new User(0, 0);

  private PrepareScript() {}

  static OutputFile of(Parts parts, Commands commands) {
    Map<String, Object> values = prepare(parts, commands);
    String head = parts.stack().directory().isPresent() ? "host/prepare/nas.sh" : "host/prepare.sh";
    return Reasons.fromComments(
        "prepare.sh",
        Templates.render(head, values) + Templates.render("host/prepare/rest.sh", values),
        true,
        "# ",
        "readies the host");
  }

  private static Map<String, Object> prepare(Parts parts, Commands commands) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("service", parts.stack().name());
    values.put("uid", Long.toString(parts.user().uid()));
    values.put("gid", Long.toString(parts.user().gid()));
    values.put("major", parts.server().major().value().toString());
    values.put("secrets_gid", SECRETS_GID);
    values.put("secret_files", secretFiles(parts));
    values.put("data_directory", parts.dataBelowVolume());
    Optional<Mount.Source> volume = parts.volume();
    Optional<String> directory = parts.stack().directory();
    values.put("directory", directory.orElse(""));
    values.put("manifest", commands.manifest());
    values.put("volumes", directory.map(d -> volumes(parts.stack(), d)).orElse(List.of()));
    String volumeName =
        volume.map(source -> source instanceof Mount.OfVolume v ? v.volume() : "").orElse("");
    values.put(
        "data_path",
        directory
            .filter(d -> !volumeName.isEmpty())
            .map(d -> d + "/" + volumeName)
            .or(() -> volume.map(PrepareScript::hostPath))
            .orElse(""));
    values.put(
        "volume_commands",
        commands.volumePath().stream()
            .map(words -> words.stream().map(w -> w.replace("{}", volumeName)).toList())
            .toList());
    values.put("backup_path", parts.backup().map(b -> hostPath(b.storage().value())).orElse(""));
    values.put(
        "same_disk", parts.backup().flatMap(Backup::sameDisk).map(Quote::oneLine).orElse(""));
    values.put("host_paths", hostPaths(parts));
    values.put("up", Commands.line(commands.up(), ""));
    values.put("stop", Commands.line(commands.stop(), ""));
    values.put(
        "restore_old",
        Commands.line(commands.exec(), parts.db().name())
            + " pg_restore --username=postgres --no-owner --exit-on-error --role="
            + Quote.shell(parts.owner())
            + " --dbname="
            + Quote.shell(parts.database())
            + " <old.dump");
    return values;
  }

  private static String hostPath(Mount.Source source) {
    return source instanceof Mount.OfHost host ? host.path() : "";
  }

  /** Paths of the host that containers are given, apart from backups and devices. */
  private static List<Map<String, String>> hostPaths(Parts parts) {
    String storage = parts.backup().map(b -> hostPath(b.storage().value())).orElse("");
    Map<String, Map<String, String>> paths = new LinkedHashMap<>();
    for (Workload workload : parts.stack().workloads()) {
      for (Mount mount : workload.mounts()) {
        String path = hostPath(mount.source());
        if (!path.isEmpty() && !path.equals(storage) && !path.startsWith("/dev/")) {
          String owner = workload.user().ifKnown().map(u -> u.toString()).orElse("0:0");
          String quoted = Quote.shell(path);
          paths.putIfAbsent(
              path,
              Map.of(
                  "path", path,
                  "path_missing", path + " is missing, container " + workload.name() + " needs it",
                  "command", "mkdir -p " + quoted + " && chown " + owner + " " + quoted));
        }
      }
    }
    return List.copyOf(paths.values());
  }

  /** The directories that stand for volumes, and whom they belong to. */
  private static List<Map<String, String>> volumes(Stack stack, String directory) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Volume volume : stack.volumes()) {
      Optional<Workload> writer =
          stack.workloads().stream()
              .filter(w -> w.mounts().stream().anyMatch(m -> writes(m, volume)))
              .findFirst();
      User owner = writer.flatMap(w -> w.user().ifKnown()).orElse(ROOT);
      boolean ours =
          writer
              .filter(w -> w.role() == Workload.Role.DATABASE || w.role() == Workload.Role.DRILL)
              .isPresent();
      all.add(
          Map.of(
              "path",
              directory + "/" + volume.name(),
              "uid",
              Long.toString(owner.uid()),
              "owner",
              owner.toString(),
              "mode",
              ours ? "700" : "755"));
    }
    return all;
  }

  private static boolean writes(Mount mount, Volume volume) {
    return !mount.readOnly()
        && mount.source() instanceof Mount.OfVolume v
        && v.volume().equals(volume.name());
  }

  static List<String> secretFiles(Parts parts) {
    return parts.stack().secrets().stream().map(Secret::name).sorted().distinct().toList();
  }
}
