package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stack as jobs: the service, and the drills that prove its backups. */
final class JobWriter {
  private final Stack stack;
  private final List<OutputFile> files;
  private final NomadNames names;
  private final NomadSettings settings;
  private final SortedMap<String, Map<String, String>> values = new TreeMap<>();

  JobWriter(Stack stack, List<OutputFile> files, NomadNames names, NomadSettings settings) {
    this.stack = stack;
    this.files = files;
    this.names = names;
    this.settings = settings;
  }

  /** The files that containers read, and those that lie beside the jobs. */
  List<OutputFile> files() {
    return files;
  }

  /** Keys of the values that tasks take, by task; known once a job is written. */
  SortedMap<String, Map<String, String>> values() {
    return values;
  }

  /** The service. */
  Manifest service() {
    GroupPlan group = new GroupPlan(stack, names);
    Locals locals = new Locals();
    Manifest job = new Manifest();
    Section body = job.top().section("job", stack.origin(), names.job());
    body.put("type", HclDocument.text("service"), "runs until an operator stops it");
    Section section = place(body).section("group", stack.origin(), names.job());
    new GroupWriter(group, settings).write(section);
    for (Workload workload : group.workloads()) {
      FileWriter writer = new FileWriter(stack, workload, files, locals, settings);
      new TaskWriter(group, workload, writer).write(section, settings);
      if (!writer.secrets().keys().isEmpty()) {
        values.put(workload.name(), writer.secrets().keys());
      }
    }
    return withTop(job, locals);
  }

  /** The drills, a job of their own: they run from time to time. */
  Manifest drill(Workload workload, Backup.Drill drill) {
    Locals locals = new Locals();
    Manifest job = new Manifest();
    Section body = job.top().section("job", workload.origin(), names.drillJob());
    body.put("type", HclDocument.text("batch"), "runs to completion");
    place(body);
    Section periodic = body.section("periodic", "proves a backup at its times");
    periodic.put(
        "crons",
        HclDocument.texts(List.of(Cron.line(drill.schedule()))),
        "at least as often as the schedule " + drill.schedule() + " asks");
    periodic.put("time_zone", HclDocument.text("UTC"), "like all schedules");
    periodic.put("prohibit_overlap", HclDocument.bool(true), "one throwaway cluster at a time");
    Section group = body.section("group", workload.origin(), workload.name());
    group.put("count", HclDocument.number(1), "one is proof enough");
    GroupWriter.volumes(group, List.of(workload), names, settings);
    Section restart = group.section("restart", "a failure is told, not repeated");
    restart.put("attempts", HclDocument.number(0), "the next time comes");
    restart.put("mode", HclDocument.text("fail"), "so that it is seen");
    Section reschedule = group.section("reschedule", "a failure is told, not repeated");
    reschedule.put("attempts", HclDocument.number(0), "the next time comes");
    reschedule.put("unlimited", HclDocument.bool(false), "so that it is seen");
    new TaskWriter(
            new GroupPlan(stack, names),
            workload,
            new FileWriter(stack, workload, files, locals, settings))
        .write(group, settings);
    return withTop(job, locals);
  }

  private Section place(Section job) {
    settings
        .namespace()
        .ifPresent(n -> job.put("namespace", HclDocument.text(n), "as the spec says"));
    job.put("datacenters", new HclDocument.Reference("var.datacenters"), "tuned at each run");
    job.put("node_pool", new HclDocument.Reference("var.node_pool"), "tuned at each run");
    return job;
  }

  /** Variables and texts above the job that uses them. */
  private Manifest withTop(Manifest job, Locals locals) {
    Manifest whole = new Manifest();
    variable(
        whole, "datacenters", "Where the job may run.", HclDocument.texts(settings.datacenters()));
    variable(whole, "node_pool", "Clients that may run it.", HclDocument.text(settings.nodePool()));
    if (!locals.files().isEmpty()) {
      Section section = whole.top().section("locals", "texts of files, each once");
      List<Map.Entry<String, OutputFile>> texts = new ArrayList<>(locals.files().entrySet());
      texts.sort(Map.Entry.comparingByKey());
      texts.forEach(text -> section.put(text.getKey(), text.getValue()));
    }
    return whole.followedBy(job);
  }

  private static void variable(
      Manifest whole, String name, String description, HclDocument.Value value) {
    Section section = whole.top().section("variable", "tuned at each run", name);
    section.put("description", HclDocument.text(description), "for `nomad job run -help`");
    section.put("default", value, "unless -var says otherwise");
  }
}
