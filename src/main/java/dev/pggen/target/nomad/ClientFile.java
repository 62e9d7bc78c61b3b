package dev.pggen.target.nomad;

import dev.pggen.artifact.OutputFile;
import dev.pggen.hcl.HclDocument;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.nomad.Manifest.Section;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the configuration of the clients must allow, as a file for their directory. */
final class ClientFile {
  static final String PATH = "client.hcl";

  /** What the driver lets containers be given unless a client says otherwise. */
  static final Set<String> ALLOWED =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private ClientFile() {}

  /** The name of the client's network that has an address. */
  static String network(String address) {
    return address.startsWith("127.") || address.equals("::1")
        ? "loopback" + (address.equals("127.0.0.1") ? "" : suffix(address))
        : "address" + suffix(address);
  }

  private static String suffix(String address) {
    return "-" + address.replaceAll("[^0-9a-fA-F]+", "-");
  }

  static OutputFile of(Stack stack, VolumeFiles volumes, NomadNames names, List<String> header) {
    Manifest manifest = new Manifest();
    Section client = manifest.top().section("client", "for each client that may run the job");
    Duration longest = TaskWriter.longest(stack.workloads());
    client.put(
        "max_kill_timeout",
        Units.duration(longest.compareTo(Duration.ofSeconds(30)) > 0 ? longest : grace()),
        "a shorter one cuts the last checkpoint off, and nobody says so");
    networks(stack, client);
    for (VolumeFiles.Wanted volume : volumes.wanted()) {
      if (volumes.isStatic(volume)) {
        Section section =
            client.section("host_volume", volume.origin(), names.volume(volume.label()));
        section.put(
            "path",
            HclDocument.text(volume.path().orElse("/srv/" + names.volume(volume.label()))),
            "a directory that is there, with the owner that operator.md tells");
        section.put("read_only", HclDocument.bool(false), "the job decides who writes");
      }
    }
    TreeSet<String> wanted = new TreeSet<>();
    for (Workload w : stack.workloads()) {
      w.hardening().capAdd().ifKnown().ifPresent(wanted::addAll);
    }
    wanted.removeAll(ALLOWED);
    if (!wanted.isEmpty()) {
      wanted.addAll(ALLOWED);
      manifest
          .top()
          .section("plugin", "what the driver may give", "docker")
          .section("config", "what the driver may give")
          .put(
              "allow_caps",
              HclDocument.texts(
                  wanted.stream().map(c -> c.toLowerCase(java.util.Locale.ROOT)).toList()),
              "the usual ones, and those that the spec adds");
    }
    return manifest.print(PATH, header);
  }

  private static Duration grace() {
    return Duration.ofSeconds(30);
  }

  private static void networks(Stack stack, Section client) {
    SortedMap<String, Port> networks = new TreeMap<>();
    for (Workload w : stack.workloads()) {
      for (Port port : GroupPlan.ports(w)) {
        String address = port.hostAddress();
        if (!address.equals("0.0.0.0") && !address.equals("::")) {
          networks.putIfAbsent(address, port);
        }
      }
    }
    networks.forEach(
        (address, port) ->
            client
                .section("host_network", port.origin(), network(address))
                .put(
                    "cidr",
                    HclDocument.text(address + (address.indexOf(':') < 0 ? "/32" : "/128")),
                    port.origin()));
  }
}
