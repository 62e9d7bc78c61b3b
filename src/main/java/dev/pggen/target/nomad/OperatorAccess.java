package dev.pggen.target.nomad;

import dev.pggen.target.nomad.NomadSettings.SecretStore;
import java.util.ArrayList;
import java.util.List;

/** Who may do what: policies of Nomad, Vault and Consul, on the operator's page. */
final class OperatorAccess {
  private final NomadNames names;
  private final NomadSettings settings;
  private final VolumeFiles volumes;

  OperatorAccess(NomadNames names, NomadSettings settings, VolumeFiles volumes) {
    this.names = names;
    this.settings = settings;
    this.volumes = volumes;
  }

  /** What Vault needs before values can be put there. */
  void vault(Page page) {
    page.text(
        "The values go to Vault's engine KV version 2 at `"
            + settings.vaultMount()
            + "`; without one:");
    page.commands(
        List.of("vault secrets enable -path=" + settings.vaultMount() + " -version=2 kv"));
    page.text(
        "Tasks sign in to Vault with their workload identities. Servers and clients of Nomad have",
        "in their configuration, besides Vault's address:");
    page.block(
        "hcl",
        List.of(
            "vault {",
            "  enabled = true",
            "",
            "  default_identity {",
            "    aud = [\"vault.io\"]",
            "    ttl = \"1h\"",
            "  }",
            "}"));
    page.text(
        "`nomad setup vault` makes the way in, `auth/jwt-nomad`, and the role `nomad-workloads`, once",
        "for each cluster. This job's tasks read what lies below one path, by the policy");
    page.block("hcl", path("data", "read"));
    if (settings.isUsualVault()) {
      page.text("which the policy of that role holds for each job.");
    } else {
      page.text("which the role `" + settings.vaultRole() + "` gives them:");
      page.commands(role());
    }
    page.text("Whoever puts the values needs");
    page.block("hcl", path("data", "create\", \"update\", \"read"));
  }

  private List<String> path(String kind, String capabilities) {
    return List.of(
        "path \"" + settings.vaultMount() + "/" + kind + "/" + below() + "/*\" {",
        "  capabilities = [\"" + capabilities + "\"]",
        "}");
  }

  private String below() {
    return settings.namespaceName() + "/" + names.job();
  }

  private List<String> role() {
    List<String> lines = new ArrayList<>();
    lines.add("vault policy write " + policy() + " - <<'EOT'");
    lines.addAll(path("data", "read"));
    lines.add("EOT");
    lines.add("vault write auth/jwt-nomad/role/" + settings.vaultRole() + " - <<'EOT'");
    lines.addAll(
        List.of(
            "{",
            "  \"role_type\": \"jwt\",",
            "  \"bound_audiences\": [\"vault.io\"],",
            "  \"bound_claims\": {",
            "    \"nomad_namespace\": \"" + settings.namespaceName() + "\",",
            "    \"nomad_job_id\": \"" + names.job() + "\"",
            "  },",
            "  \"user_claim\": \"/nomad_job_id\",",
            "  \"user_claim_json_pointer\": true,",
            "  \"claim_mappings\": {",
            "    \"nomad_namespace\": \"nomad_namespace\",",
            "    \"nomad_job_id\": \"nomad_job_id\",",
            "    \"nomad_task\": \"nomad_task\"",
            "  },",
            "  \"token_type\": \"service\",",
            "  \"token_policies\": [\"" + policy() + "\"],",
            "  \"token_period\": \"30m\",",
            "  \"token_explicit_max_ttl\": 0",
            "}",
            "EOT"));
    return lines;
  }

  private String policy() {
    return "nomad-" + settings.namespaceName() + "-" + names.job();
  }

  /** What Consul needs before services can be registered there. */
  void consul(Page page) {
    page.title("Consul")
        .text(
            "Services are registered by the Consul agent of the client. With Consul's ACLs they sign",
            "in with their workload identities: `nomad setup consul` makes the way in once for each",
            "cluster, and Nomad's servers have in their configuration:")
        .block(
            "hcl",
            List.of(
                "consul {",
                "  service_identity {",
                "    aud = [\"consul.io\"]",
                "    ttl = \"1h\"",
                "  }",
                "}"));
  }

  /** What the operator needs with Nomad's ACLs. */
  void policy(Page page) {
    page.title("ACL policy").text("With ACLs, whoever does the above needs this and no more:");
    List<String> lines = new ArrayList<>();
    lines.add("nomad acl policy apply " + policy() + " - <<'EOT'");
    lines.add("namespace \"" + settings.namespaceName() + "\" {");
    lines.add("  capabilities = [");
    capabilities().forEach(c -> lines.add("    \"" + c + "\","));
    lines.add("  ]");
    if (settings.secrets() == SecretStore.VARIABLES) {
      lines.add("");
      lines.add("  variables {");
      lines.add("    path \"nomad/jobs/" + names.job() + "/*\" {");
      lines.add("      capabilities = [\"read\", \"write\", \"list\", \"destroy\"]");
      lines.add("    }");
      lines.add("  }");
    }
    lines.add("}");
    if (volumes.wanted().stream().anyMatch(v -> !volumes.isCsi(v))) {
      lines.add("");
      lines.add("host_volume \"" + names.volume("*") + "\" {");
      lines.add("  policy = \"write\"");
      lines.add("}");
      lines.add("");
      lines.add("node {");
      lines.add("  policy = \"read\"");
      lines.add("}");
    }
    if (volumes.wanted().stream().anyMatch(volumes::isCsi)) {
      lines.add("");
      lines.add("plugin {");
      lines.add("  policy = \"read\"");
      lines.add("}");
    }
    lines.add("EOT");
    page.commands(lines);
    page.text(
        settings.secrets() == SecretStore.VARIABLES
            ? "The tasks need no policy: their workload identities read their own variables."
            : "The tasks need no policy of Nomad's: Vault knows their workload identities.");
  }

  private List<String> capabilities() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "submit-job",
                "read-job",
                "list-jobs",
                "dispatch-job",
                "read-logs",
                "alloc-exec",
                "alloc-lifecycle"));
    boolean objects =
        volumes.wanted().stream().anyMatch(v -> !volumes.isCsi(v) && !volumes.isStatic(v));
    if (objects) {
      all.addAll(List.of("host-volume-create", "host-volume-register", "host-volume-read"));
    }
    if (volumes.wanted().stream().anyMatch(volumes::isCsi)) {
      all.addAll(
          List.of("csi-write-volume", "csi-read-volume", "csi-list-volume", "csi-mount-volume"));
    }
    return all;
  }
}
