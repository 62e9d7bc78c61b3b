package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.AppFile;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of one task: each is a template in the task's own directory, bound to the path at which the
 * container sees it. Nothing of the client's file system is named.
 */
final class FileWriter {
  private static final String SECRETS = NomadProfile.PROFILE.secretsDirectory() + "/";
  private static final String SECRET_OUTPUT = "secrets/";
  private static final String LOCAL = "local/";

  /** The group that reads the files where the user of an image is not known. */
  private static final long SECRETS_GROUP = 5432;

  private final Stack stack;
  private final Workload workload;
  private final List<OutputFile> files;
  private final Locals locals;
  private final SecretText secrets;

  FileWriter(
      Stack stack,
      Workload workload,
      List<OutputFile> files,
      Locals locals,
      NomadSettings settings) {
    this.stack = stack;
    this.workload = workload;
    this.files = files;
    this.locals = locals;
    this.secrets = new SecretText(stack, settings, workload.name());
  }

  /** The values that the task's templates take. */
  SecretText secrets() {
    return secrets;
  }

  /** Whether any value is put in. */
  boolean hasSecrets() {
    return workload.mounts().stream()
            .anyMatch(m -> m.source() instanceof Mount.OfSecret || isSecretDirectory(m.source()))
        || env().isPresent();
  }

  private static boolean isSecretDirectory(Mount.Source source) {
    return source instanceof Mount.OfOutput output && output.path().startsWith(SECRET_OUTPUT);
  }

  /** Relative sources lie in the task's directory, so clients need not allow binds. */
  void mounts(Section config) {
    for (Mount mount : workload.mounts()) {
      Optional<String> source = source(mount);
      if (source.isPresent()) {
        Section section = config.section("mount", mount.origin());
        section.put("type", HclDocument.text("bind"), "a file or directory of this task");
        section.put("source", HclDocument.text(source.get()), "relative to the task's directory");
        section.put("target", HclDocument.text(mount.target()), mount.origin());
        section.put("readonly", HclDocument.bool(true), "rendered files are not changed by hand");
      }
    }
  }

  private static Optional<String> source(Mount mount) {
    if (mount.source() instanceof Mount.OfOutput output) {
      String path = output.path().replaceAll("/$", "");
      return Optional.of(isSecretDirectory(output) ? path : LOCAL + path);
    }
    if (mount.source() instanceof Mount.OfSecret secret
        && !mount.target().equals(SECRETS + secret.secret())) {
      return Optional.of(SECRET_OUTPUT + secret.secret());
    }
    return Optional.empty();
  }

  void templates(Section task) {
    for (Mount mount : workload.mounts()) {
      if (mount.source() instanceof Mount.OfSecret secret) {
        secret(named(secret.secret()), mount.origin(), task);
      } else if (mount.source() instanceof Mount.OfOutput output && isSecretDirectory(output)) {
        String prefix = output.path().substring(SECRET_OUTPUT.length());
        stack.secrets().stream()
            .filter(s -> s.name().startsWith(prefix))
            .forEach(s -> secret(s, s.origin(), task));
      } else if (mount.source() instanceof Mount.OfOutput output) {
        below(output.path()).forEach(file -> file(file, task));
      }
    }
    env()
        .ifPresent(
            secret -> {
              Section template = secret(secret, secret.origin(), task);
              template.put("env", HclDocument.bool(true), "its lines become variables");
            });
  }

  private List<OutputFile> below(String path) {
    List<OutputFile> found = new ArrayList<>();
    for (OutputFile file : files) {
      if (file.path().equals(path) || path.endsWith("/") && file.path().startsWith(path)) {
        found.add(file);
      }
    }
    return found;
  }

  private Secret named(String name) {
    return stack.secrets().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no secret " + name));
  }

  private Optional<Secret> env() {
    return stack.secrets().stream()
        .filter(s -> s.content() instanceof Secret.EnvFile)
        .filter(s -> s.name().equals(workload.name() + ".env"))
        .findFirst();
  }

  private void file(OutputFile file, Section task) {
    Section template = task.section("template", file.reason(1));
    template.put("destination", HclDocument.text(LOCAL + file.path()), file.reason(1));
    template.put("data", locals.of(file), "stands once at the top");
    template.put(
        "change_mode", HclDocument.text("noop"), "another text is another job, which replaces it");
    template.put("perms", HclDocument.text(mode(file)), "the modes that the files have elsewhere");
    delimiters(SecretText.delimiters(file.text()), template);
  }

  private String mode(OutputFile file) {
    return stack.appFiles().stream()
        .filter(f -> f.path().equals(file.path()))
        .map(AppFile::mode)
        .findFirst()
        .orElse(file.executable() ? "0755" : "0644");
  }

  private Section secret(Secret secret, Origin why, Section task) {
    SecretText.Template text = secrets.of(secret);
    Section template = task.section("template", why);
    template.put("destination", HclDocument.text(SECRET_OUTPUT + secret.name()), why);
    template.put(
        "data", HclDocument.text(text.text()), "the client puts the values in, in memory only");
    boolean app = workload.role() == Workload.Role.APP;
    template.put(
        "change_mode",
        HclDocument.text(app ? "restart" : "noop"),
        app ? "applications read secrets at their start" : "it is read anew each time");
    template.put(
        "error_on_missing_key", HclDocument.bool(true), "else a gap would become the value");
    owner(template);
    delimiters(new String[] {text.left(), text.right()}, template);
    return template;
  }

  private void owner(Section template) {
    Optional<User> user = workload.user().ifKnown();
    user.ifPresent(
        u -> template.put("uid", HclDocument.number(u.uid()), "whom the container runs as"));
    template.put(
        "gid",
        HclDocument.number(user.map(User::gid).orElse(SECRETS_GROUP)),
        user.isPresent() ? "its group" : "the group that is added, as the user is not known");
    template.put(
        "perms", HclDocument.text(user.isPresent() ? "0400" : "0440"), "for nobody else to read");
  }

  private static void delimiters(String[] signs, Section template) {
    if (!signs[0].equals("{{")) {
      String why = "the text holds the usual signs itself";
      template.put("left_delimiter", HclDocument.text(signs[0]), why);
      template.put("right_delimiter", HclDocument.text(signs[1]), why);
    }
  }
}
