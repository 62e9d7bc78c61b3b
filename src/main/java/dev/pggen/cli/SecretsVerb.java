package dev.pggen.cli;

import dev.pggen.secrets.OwnCertificates;
import dev.pggen.secrets.Owner;
import dev.pggen.secrets.Rotation;
import dev.pggen.secrets.SecretStore;
import dev.pggen.secrets.SecretValues;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code pggen secrets}: values that are never rendered. */
final class SecretsVerb extends Verb {
  private final Supplier<List<String>> said =
      takes()
          .arguments(
              "create [SPEC...] | rotate ROLE|SECRET|tls [SPEC]",
              "What to do; create if nothing is said.");
  private final Supplier<Optional<String>> targetName =
      takes().text("--target", "<targetName>", "For this runtime. Default: the first.");
  private final Supplier<Optional<Path>> out =
      takes().path("--out", "DIR", "Default: deploy/ beside the spec.");
  private final ReportOptions report = new ReportOptions(takes());

  SecretsVerb() {
    super(
        "Make passwords and certificates, or change one.",
        "Examples:",
        "  sudo pggen secrets",
        "  sudo pggen secrets create gitea.pggen.yaml",
        "  sudo pggen secrets rotate db_password",
        "  sudo pggen secrets rotate tls");
    takes().description("A value that is there stays. No value is ever printed.");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<String> words = said.get();
    boolean rotate = !words.isEmpty() && words.get(0).equals("rotate");
    boolean named = rotate || !words.isEmpty() && words.get(0).equals("create");
    List<String> rest = named ? words.subList(1, words.size()) : words;
    if (rotate && rest.isEmpty()) {
      throw new UsageException("rotate what?", "a role, a generated secret, or tls");
    }
    List<Path> specs =
        new Discovery(terminal.directory())
            .specs(rest.subList(rotate ? 1 : 0, rest.size()).stream().map(Path::of).toList());
    if (rotate && specs.size() > 1) {
      throw new UsageException("there are several specs here", "name the one that is meant");
    }
    Target target = Chosen.target(targetName.get());
    List<Finding> findings = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Map<Path, Place> places = Outputs.places(specs, out.get(), terminal.directory());
    SameSpecs same =
        new SameSpecs(
            rest.subList(rotate ? 1 : 0, rest.size()).stream().map(Path::of).toList(),
            out.get(),
            targetName.get().stream().toList());
    for (Map.Entry<Path, Place> each : places.entrySet()) {
      one(
          each.getKey(),
          each.getValue(),
          same,
          target,
          rotate ? Optional.of(rest.get(0)) : Optional.empty(),
          terminal,
          findings,
          text);
    }
    ExitCode code = report.printAny(findings, specs, terminal);
    terminal.out().print(text);
    return code;
  }

  private void one(
      Path spec,
      Place place,
      SameSpecs same,
      Target target,
      Optional<String> word,
      Terminal terminal,
      List<Finding> findings,
      StringBuilder text)
      throws UsageException, IOException {
    Stages stages = new Stages(terminal.directory(), terminal.today());
    Result<Stages.Planned> planned = stages.plan(spec, target, place.lock());
    findings.addAll(planned.findings().stream().filter(SecretsVerb::isError).toList());
    if (planned.value().isEmpty()) {
      return;
    }
    Stack stack = planned.value().get().stack();
    Path home = place.root().resolve(target.profile().id());
    if (!Files.isDirectory(home)) {
      throw new UsageException(
          "`" + stages.shown(spec) + "` is not rendered: there is no `" + stages.shown(home) + "`",
          "`" + same.command("render") + "` first");
    }
    Owner owner = SecretOwner.of(stack, said.get());
    SecretStore store = new SecretStore(home.resolve("secrets"), new LocalDisk(), owner);
    SortedMap<String, String> before = store.read(stack);
    SecureRandom random = new SecureRandom();
    java.util.function.UnaryOperator<String> shown = s -> stages.shown(store.file(s));
    OwnCertificates own = OwnCertificates.of(stack, new TlsFiles(spec, stages), terminal.today());
    if (word.isEmpty()) {
      SecretValues values = SecretValues.of(stack, before, own, shown, terminal.today(), random);
      findings.addAll(values.findings());
      List<String> written = store.write(stack, before, values);
      text.append(made(stages.shown(home.resolve("secrets")), stack, written, values));
      return;
    }
    Optional<Rotation> rotation = Rotation.of(stack, word.get());
    if (rotation.isEmpty()) {
      throw new UsageException(
          "there is no role and no generated secret `" + word.get() + "`",
          "one of: " + String.join(", ", Rotation.words(stack)));
    }
    Rotation r = rotation.get();
    SecretValues values =
        SecretValues.renewed(stack, before, own, r, shown, terminal.today(), random);
    findings.addAll(values.findings());
    if (values.findings().stream().anyMatch(SecretsVerb::isError)) {
      return;
    }
    Map<String, String> old = new TreeMap<>(before);
    old.keySet().retainAll(r.affected());
    store.keepPrevious(old);
    List<String> written = store.write(stack, before, values);
    text.append("new: ").append(written.isEmpty() ? "nothing" : String.join(", ", written));
    text.append('\n');
    text.append("old values: ").append(stages.shown(store.file("previous"))).append('\n');
    text.append(RotationSteps.text(r, target, stack.name(), stages.shown(home)));
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private static String made(
      String directory, Stack stack, List<String> written, SecretValues values) {
    StringBuilder out = new StringBuilder();
    out.append(directory).append("/: ").append(values.files().size()).append(" of ");
    out.append(stack.secrets().size()).append(" secrets, ");
    out.append(written.isEmpty() ? "none new" : written.size() + " new").append('\n');
    for (Secret secret : stack.secrets()) {
      if (written.contains(secret.name())) {
        out.append("  ").append(secret.name()).append('\n');
      }
    }
    return out.toString();
  }
}
