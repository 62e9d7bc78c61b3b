package dev.pggen.read.truenas;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Custom apps: Compose files that the system copies to a place of its own. Directories of the app's
 * dataset are its volumes, and texts that containers carry in their environment are its files.
 */
public final class TruenasReader implements StackReader {
  private static final Pattern NAME = Pattern.compile("(.*/)?([^/]*\\.)?custom-app\\.ya?ml");
  private static final String DELETED =
      "deleting the app deletes its volumes with all that is in them";
  private static final String PORTALS = "x-portals";
  private static final Pattern OWN_KEY = Pattern.compile("(?m)^" + PORTALS + "[ \\t]*:");

  @Override
  public String target() {
    return "truenas";
  }

  @Override
  public boolean reads(SourceFile file) {
    return NAME.matcher(file.path()).matches()
        || file.text().contains(PORTALS) && OWN_KEY.matcher(file.text()).find();
  }

  @Override
  public Result<Reading> read(SourceFile manifest, FileSet around, Function<Span, Origin> origins) {
    Carried carried = new Carried(manifest);
    Result<Reading> reading =
        new ComposeReader()
            .read(
                manifest,
                around,
                span -> origins.apply(carried.place(span)),
                YamlDialect.TRUENAS,
                root -> new Dataset(root, carried.of(root)));
    return reading
        .value()
        .map(
            r ->
                Result.of(
                    new Reading(r.document(), completed(r.stack()), r.parts()), reading.findings()))
        .orElse(reading);
  }

  private static Stack completed(Stack stack) {
    return new Stack(
        stack.name(),
        stack.origin(),
        stack.workloads().stream().map(TruenasReader::pulled).toList(),
        stack.servers(),
        volumes(stack),
        stack.networks(),
        stack.secrets(),
        stack.appFiles(),
        stack.links(),
        stack.backups());
  }

  /** Those of Docker, and the directories of the dataset that containers are given. */
  private static List<Volume> volumes(Stack stack) {
    Map<String, Volume> found = new TreeMap<>();
    for (Workload w : stack.workloads()) {
      for (Mount mount : w.mounts()) {
        if (mount.source() instanceof Mount.OfVolume v && !v.volume().isEmpty()) {
          found.putIfAbsent(
              v.volume(),
              new Volume(
                  v.volume(),
                  Optional.empty(),
                  Fact.unknown("the file does not know how datasets are backed up"),
                  mount.origin()));
        }
      }
    }
    List<Volume> all = new ArrayList<>();
    for (Volume docker : stack.volumes()) {
      found.remove(docker.name());
      all.add(deletable(docker));
    }
    all.addAll(found.values());
    return all;
  }

  /** A volume of Docker's own; of another machine's directory only the name is deleted. */
  private static Volume deletable(Volume v) {
    boolean own = v.fileSystem().isKnownAnd(String::isEmpty);
    Fact<Boolean> kept = own ? Fact.decided(false, DELETED) : v.kept();
    return new Volume(v.name(), v.size(), v.backup(), v.fileSystem(), kept, v.origin(), v.outer());
  }

  private static Workload pulled(Workload w) {
    return new Workload(
        w.name(),
        w.role(),
        w.image(),
        new ImageTraits(
            Fact.unknown("an app has no directory to build from"), w.traits().fileForm()),
        w.user(),
        w.launch(),
        w.env(),
        w.mounts(),
        w.network(),
        w.health(),
        w.resources(),
        w.hardening(),
        w.lifecycle(),
        w.extras(),
        w.labels(),
        w.origin());
  }
}
