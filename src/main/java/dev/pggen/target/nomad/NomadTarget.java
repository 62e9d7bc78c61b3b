package dev.pggen.target.nomad;

import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Weakening;
import dev.pggen.stack.Workload;
import dev.pggen.target.Target;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Nomad. */
public final class NomadTarget implements Target {
  static final String JOB = "job.nomad.hcl";
  static final String DRILL = "drill.nomad.hcl";

  /** Read when something is rendered: most runs ask for the profile alone. */
  private final Optional<YamlMap> written;

  /** As a spec without a word about Nomad wants it. */
  public NomadTarget() {
    this(Optional.empty());
  }

  private NomadTarget(Optional<YamlMap> written) {
    this.written = written;
  }

  private NomadSettings settings() {
    return NomadSettings.of(written);
  }

  @Override
  public Target configured(YamlMap settings) {
    return new NomadTarget(Optional.of(settings));
  }

  @Override
  public TargetProfile profile() {
    return NomadProfile.PROFILE;
  }

  @Override
  public List<String> start() {
    return List.of("nomad job run " + JOB);
  }

  @Override
  public String manifest() {
    return JOB;
  }

  @Override
  public List<Weakening> weakenings() {
    return NomadWeakenings.ALL;
  }

  @Override
  public List<Loss> losses(Stack stack) {
    return NomadLosses.of(stack, settings());
  }

  @Override
  public List<OutputFile> render(Stack stack) {
    JobWriter jobs = jobs(stack);
    return files(stack, jobs, jobs.service());
  }

  @Override
  public Result<List<OutputFile>> render(Stack stack, YamlMap patch) {
    JobWriter jobs = jobs(stack);
    Manifest service = jobs.service();
    List<Finding> unmatched = JobPatch.apply(service, patch);
    return unmatched.isEmpty()
        ? Result.of(
            files(stack, jobs, service), PatchTouches.findings(stack, new NomadNames(stack), patch))
        : Result.failed(unmatched);
  }

  private JobWriter jobs(Stack stack) {
    NomadSettings settings = settings();
    return new JobWriter(
        stack,
        Artifacts.of(stack, NomadCommands.of(stack, settings)),
        new NomadNames(stack),
        settings);
  }

  private List<OutputFile> files(Stack stack, JobWriter jobs, Manifest service) {
    NomadSettings settings = settings();
    NomadNames names = new NomadNames(stack);
    VolumeFiles volumes = new VolumeFiles(stack, names, settings);
    List<String> header = header(stack);
    List<OutputFile> files = new ArrayList<>();
    // what containers read stands in the jobs
    jobs.files().stream().filter(f -> f.path().indexOf('/') < 0).forEach(files::add);
    files.add(service.print(JOB, header));
    drill(stack, jobs, header).ifPresent(files::add);
    files.addAll(volumes.files(header));
    files.add(ClientFile.of(stack, volumes, names, header));
    files.add(OperatorPage.of(stack, names, settings, volumes, jobs.values()));
    files.sort(Comparator.comparing(OutputFile::path));
    return List.copyOf(files);
  }

  @Override
  public SortedMap<String, String> carried(Stack stack, Map<String, String> values) {
    return Carried.of(stack, settings(), keys(stack), values);
  }

  private Map<String, Map<String, String>> keys(Stack stack) {
    JobWriter jobs = new JobWriter(stack, List.of(), new NomadNames(stack), settings());
    jobs.service();
    return jobs.values();
  }

  /** The server gets what it compares with first; what applications read starts them again. */
  @Override
  public List<String> rotation(
      Stack stack,
      Optional<String> server,
      String program,
      List<String> consumers,
      boolean consumersFirst) {
    NomadSettings settings = settings();
    List<String> told = new ArrayList<>();
    server.ifPresent(
        name -> {
          told.add(OperatorPage.put(stack, settings, name));
          told.add("sleep 30 # until the new files are there");
          told.add(
              String.join(" ", NomadCommands.exec(stack, settings)).replace("{}", name)
                  + " /bin/bash "
                  + program);
        });
    List<String> given = new ArrayList<>();
    keys(stack).keySet().stream()
        .filter(
            task ->
                consumers.contains(task)
                    || stack.workload(task).map(w -> w.role() == Workload.Role.INIT).orElse(false))
        .forEach(task -> given.add(OperatorPage.put(stack, settings, task)));
    told.addAll(consumersFirst ? 0 : told.size(), given);
    return List.copyOf(told);
  }

  private static Optional<OutputFile> drill(Stack stack, JobWriter jobs, List<String> header) {
    for (Backup backup : stack.backups()) {
      Optional<Backup.Drill> drill = backup.drill().ifKnown().flatMap(d -> d);
      if (drill.isPresent()) {
        return stack
            .workload(drill.get().workload())
            .map(w -> jobs.drill(w, drill.get()).print(DRILL, header));
      }
    }
    return Optional.empty();
  }

  /** Only the spec's file name: the bytes are the same anywhere. */
  private static List<String> header(Stack stack) {
    String spec =
        stack
            .origin()
            .span()
            .map(Span::path)
            .map(p -> p.substring(p.lastIndexOf('/') + 1))
            .orElse("a spec");
    return List.of("Rendered by pggen from " + spec + ". Edit that file, then render again.");
  }
}
