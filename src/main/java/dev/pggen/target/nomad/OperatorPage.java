package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.target.nomad.NomadSettings.SecretStore;
import java.util.ArrayList;
import java.util.List;
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
  private final SortedMap<String, Map<String, String>> values;
  private final OperatorVolumes volumes;
  private final OperatorAccess access;
  private final Page page = new Page();

  private OperatorPage(
      Stack stack,
      NomadNames names,
      NomadSettings settings,
      VolumeFiles volumes,
      SortedMap<String, Map<String, String>> values) {
    this.stack = stack;
    this.names = names;
    this.settings = settings;
    this.values = values;
    this.volumes = new OperatorVolumes(names, settings, volumes);
    this.access = new OperatorAccess(names, settings, volumes);
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
    return new OutputFile(PATH, page.page.toString(), false, reasons);
  }

  private void write() {
    page.title("Before " + names.job() + " runs on Nomad")
        .text(
            "Once for each cluster, in this order. Every command is run in this directory, with",
            "`NOMAD_ADDR` and a token set. The job is written for Nomad "
                + settings.version()
                + ".");
    clients();
    page.title("2. The volumes");
    volumes.write(page);
    secrets();
    run();
    if (settings.services().equals("consul")) {
      access.consul(page);
    }
    access.policy(page);
  }

  private void clients() {
    page.title("1. The clients")
        .text(
            "Each client that may run the job needs Docker, the CNI plugins (Debian and Ubuntu:",
            "`apt-get install containernetworking-plugins`, and `cni_path = \"/usr/lib/cni\"` in its",
            "`client` block), and what `" + ClientFile.PATH + "` says:")
        .commands(
            List.of(
                "sudo install -m 0644 " + ClientFile.PATH + " /etc/nomad.d/" + names.job() + ".hcl",
                "sudo systemctl restart nomad"))
        .text(
            "Without its `max_kill_timeout` a client cuts every longer `kill_timeout` down to 30",
            "seconds, the server's last checkpoint with it, and says nothing.");
    settings
        .namespace()
        .ifPresent(
            name ->
                page.text("The job, its volumes and its values live in a namespace of the cluster:")
                    .commands(List.of("nomad namespace apply " + name)));
  }

  private void secrets() {
    page.title("3. The secrets");
    if (settings.secrets() == SecretStore.VAULT) {
      access.vault(page);
    }
    page.text(
        "`pggen secrets --target nomad` makes the values, beside this page, in the directory",
        "`secrets`; each task can read its own alone. What you bring yourself it asks for:",
        "write it to a file there, then run it again.");
    List<String> commands = new ArrayList<>();
    values.keySet().forEach(task -> commands.add(put(stack, settings, task)));
    page.commands(commands);
    page.text("Values travel in files, never as arguments. Which task is given what:");
    page.text("| Task | Key | Is |", "|---|---|---|");
    for (Map.Entry<String, Map<String, String>> task : values.entrySet()) {
      for (Map.Entry<String, String> key : task.getValue().entrySet()) {
        String kind = Carried.kind(stack, key.getValue());
        page.more("| " + task.getKey() + " | `" + key.getKey() + "` | " + kind + " |");
      }
    }
    page.text(
        "After a change: first the server, then the clients. `pggen secrets rotate` prints the",
        "order; applications are started again by Nomad when their value changes.");
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
    page.title("4. Run")
        .commands(List.of("nomad job plan " + NomadTarget.JOB, "nomad job run " + NomadTarget.JOB));
    if (hasDrill()) {
      page.text("And the drills, which restore the newest backup into a throwaway cluster:")
          .commands(List.of("nomad job run " + NomadTarget.DRILL));
    }
    page.text("`RUNBOOK.md` says the rest: backups, restore, undo, rotation.");
  }

  private boolean hasDrill() {
    return stack.backups().stream().anyMatch(b -> b.drill().isKnownAnd(Optional::isPresent));
  }
}
