package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.target.nomad.NomadSettings.SecretStore;
import dev.pggen.target.nomad.NomadSettings.VolumeKind;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an operator does once, before the first run: a page with the commands of this service. */
final class OperatorPage {
  static final String PATH = "operator.md";

  private final Stack stack;
  private final NomadNames names;
  private final NomadSettings settings;
  private final VolumeFiles volumes;
  private final SortedMap<String, Map<String, String>> values;
  private final StringBuilder out = new StringBuilder();

  private OperatorPage(
      Stack stack,
      NomadNames names,
      NomadSettings settings,
      VolumeFiles volumes,
      SortedMap<String, Map<String, String>> values) {
    this.stack = stack;
    this.names = names;
    this.settings = settings;
    this.volumes = volumes;
    this.values = values;
  }

  static OutputFile of(
      Stack stack,
      NomadNames names,
      NomadSettings settings,
      VolumeFiles volumes,
      SortedMap<String, Map<String, String>> values) {
    OperatorPage page = new OperatorPage(stack, names, settings, volumes, values);
    page.write();
    TreeMap<Integer, Origin> reasons = new TreeMap<>();
    reasons.put(1, Origin.decided("what must be there before the first run"));
    return new OutputFile(PATH, page.out.toString(), false, reasons);
  }

  private void write() {
    line("# Before " + names.job() + " runs on Nomad");
    line("");
    line("Once for each cluster, in this order. Every command is run in this directory, with");
    line("`NOMAD_ADDR` and a token set. The job is written for Nomad " + settings.version() + ".");
    clients();
    volumes();
    secrets();
    run();
    policy();
  }

  private void clients() {
    title("1. The clients");
    line("Each client that may run the job needs Docker, the CNI plugins (Debian and Ubuntu:");
    line("`apt-get install containernetworking-plugins`, and `cni_path = \"/usr/lib/cni\"` in its");
    line("`client` block), and what `" + ClientFile.PATH + "` says:");
    block(
        "sudo install -m 0644 " + ClientFile.PATH + " /etc/nomad.d/" + names.job() + ".hcl",
        "sudo systemctl restart nomad");
    line("Without its `max_kill_timeout` a client cuts every longer `kill_timeout` down to 30");
    line("seconds, the server's last checkpoint with it, and says nothing.");
  }

  private void volumes() {
    title("2. The volumes");
    boolean dynamic = volumes.wanted().stream().anyMatch(v -> !volumes.isStatic(v));
    for (VolumeFiles.Wanted volume : volumes.wanted()) {
      if (volumes.isStatic(volume) || volume.path().isPresent()) {
        directory(volume);
      }
    }
    if (!dynamic) {
      line("`" + ClientFile.PATH + "` names them to the client.");
      return;
    }
    if (settings.volumes() != VolumeKind.CSI) {
      line("");
      line("All on one client: the job is placed where all of them are. `node` is its id, from");
      line("`nomad node status -verbose`.");
    } else {
      line("");
      line(
          "Put the name of the cluster's plugin in the place of `CSI_PLUGIN`, and what else it asks for.");
    }
    line("");
    line("```sh");
    line("node=ID");
    for (VolumeFiles.Wanted volume : volumes.wanted()) {
      if (!volumes.isStatic(volume)) {
        boolean csi = settings.volumes() == VolumeKind.CSI && volume.path().isEmpty();
        String file = VolumeFiles.file(volume);
        line(
            csi
                ? "nomad volume create " + file
                : "sed \"s/NODE_ID/$node/\" "
                    + file
                    + (volume.path().isPresent()
                        ? " | nomad volume register -"
                        : " | nomad volume create -"));
      }
    }
    line("```");
    line("");
    line("`nomad volume status -type=host` lists them. A directory for volumes without a known");
    line("user belongs to root: give it to whom the image runs as.");
  }

  private void directory(VolumeFiles.Wanted volume) {
    String path = volume.path().orElse("/srv/" + names.volume(volume.label()));
    line("");
    line("On the client, the directory of `" + volume.label() + "`:");
    String owner = volume.user().map(u -> " -o " + u.uid() + " -g " + u.gid()).orElse("");
    block("sudo install -d -m 0700" + owner + " " + shell(path));
  }

  private void secrets() {
    title("3. The secrets");
    line("`pggen secrets --target nomad` makes the values, beside this page, in the directory");
    line("`secrets`; each task can read its own alone. What you bring yourself it asks for:");
    line("write it to a file there, then run it again.");
    boolean variables = settings.secrets() == SecretStore.VARIABLES;
    line("");
    line("```sh");
    for (String task : values.keySet()) {
      line(put(stack, settings, task));
    }
    line("```");
    line("");
    line("Values travel in files, never as arguments. Which task is given what:");
    line("");
    line("| Task | Key | Is |");
    line("|---|---|---|");
    for (Map.Entry<String, Map<String, String>> task : values.entrySet()) {
      for (Map.Entry<String, String> key : task.getValue().entrySet()) {
        line(
            "| "
                + task.getKey()
                + " | `"
                + key.getKey()
                + "` | "
                + Carried.kind(stack, key.getValue())
                + " |");
      }
    }
    line("");
    line("After a change: first the server, then the clients. `pggen secrets rotate` prints the");
    line("order; applications are started again by Nomad when their value changes.");
    if (!variables) {
      line("");
      line(
          "Vault: the role `" + settings.vaultRole() + "` that `nomad setup vault` makes may read");
      line(
          "`"
              + settings.vaultMount()
              + "/data/"
              + settings.namespaceName()
              + "/"
              + names.job()
              + "/*`. The engine is KV version 2.");
    }
  }

  /** The command that brings the values of one task to where its templates look. */
  static String put(Stack stack, NomadSettings settings, String task) {
    String file = " @secrets/" + Carried.path(task);
    return settings.secrets() == SecretStore.VARIABLES
        ? "nomad var put -force" + file
        : "vault kv put -mount="
            + settings.vaultMount()
            + " "
            + SecretText.path(stack, settings, task)
            + file;
  }

  private void run() {
    title("4. Run");
    block("nomad job plan " + NomadTarget.JOB, "nomad job run " + NomadTarget.JOB);
    if (hasDrill()) {
      line("And the drills, which restore the newest backup into a throwaway cluster:");
      block("nomad job run " + NomadTarget.DRILL);
    }
    line("`RUNBOOK.md` says the rest: backups, restore, undo, rotation.");
  }

  private boolean hasDrill() {
    return stack.backups().stream().anyMatch(b -> b.drill().isKnownAnd(Optional::isPresent));
  }

  private void policy() {
    title("ACL policy");
    line("With ACLs, whoever does the above needs this and no more:");
    line("");
    line("```hcl");
    line("namespace \"" + settings.namespaceName() + "\" {");
    line(
        "  capabilities = [\"submit-job\", \"read-job\", \"list-jobs\", \"dispatch-job\", \"read-logs\",");
    line(
        "    \"alloc-exec\", \"alloc-lifecycle\", \"host-volume-create\", \"host-volume-register\",");
    line("    \"host-volume-read\"]");
    if (settings.secrets() == SecretStore.VARIABLES) {
      line("");
      line("  variables {");
      line("    path \"nomad/jobs/" + names.job() + "/*\" {");
      line("      capabilities = [\"read\", \"write\", \"list\", \"destroy\"]");
      line("    }");
      line("  }");
    }
    line("}");
    line("```");
    line("");
    line("The tasks need no policy: their workload identities read their own variables.");
  }

  private void title(String text) {
    line("");
    line("## " + text);
    line("");
  }

  private void block(String... lines) {
    line("");
    line("```sh");
    for (String each : lines) {
      line(each);
    }
    line("```");
    line("");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String shell(String path) {
    return path.matches("[A-Za-z0-9_./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
