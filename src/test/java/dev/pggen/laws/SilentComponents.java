package dev.pggen.laws;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Components that a reader may forget without a red round trip, each with the reason. */
final class SilentComponents {
  private static final String NO_RUNTIME = "no runtime obeys it; it is a name or a hint for people";
  private static final String BESIDE =
      "a file beside the manifest, compared by its text in goldens";
  private static final String OTHER_TEST = "no sample says it; the test of its own does: ";
  private static final String READ_ONLY = "pggen never plans it; readers tell it of foreign files";

  private static final Map<String, String> EVERYWHERE =
      Map.ofEntries(
          Map.entry("AppFile.mode", BESIDE),
          Map.entry("AppFile.path", BESIDE),
          Map.entry("AppFile.text", BESIDE),
          Map.entry("Stack.appFiles", BESIDE),
          Map.entry("Server.InitScript.file", BESIDE),
          Map.entry("Server.InitScript.name", BESIDE),
          Map.entry("Server.initScripts", BESIDE),
          Map.entry("Hardening.Shared.ipc", READ_ONLY),
          Map.entry("Hardening.Shared.pid", READ_ONLY),
          Map.entry("Hardening.Shared.privileged", READ_ONLY),
          Map.entry("Volume.fileSystem", READ_ONLY),
          Map.entry("Volume.kept", READ_ONLY),
          Map.entry("HbaRule.options", READ_ONLY),
          Map.entry("ImageBuild.base", OTHER_TEST + "BuiltImageTest"),
          Map.entry("ImageBuild.dockerfile", OTHER_TEST + "BuiltImageTest"),
          Map.entry("ImageBuild.packages", OTHER_TEST + "BuiltImageTest"),
          Map.entry("Secret.Tls.file", OTHER_TEST + "OwnCertificatesLawsTest"),
          Map.entry("Mount.OfHost.backup", "for a rule on specs; no manifest can say it"),
          Map.entry("Port.name", NO_RUNTIME),
          Map.entry("Setting.apply", NO_RUNTIME),
          Map.entry("Stack.directory", "where the host keeps it, which paths of mounts repeat"),
          Map.entry("Stack.name", NO_RUNTIME));

  private static final String ASKED = "this runtime only takes commands for probes";

  private static final Map<String, Map<String, String>> ON_ONE =
      Map.of(
          "compose", asked(),
          "truenas", asked(),
          "nomad", Map.of("Healthcheck.command", "this runtime only takes questions for probes"));

  private SilentComponents() {}

  private static Map<String, String> asked() {
    return Map.of(
        "Healthcheck.asked", ASKED,
        "Healthcheck.Asked.port", ASKED,
        "Healthcheck.Asked.path", ASKED);
  }

  static SortedSet<String> of(String target) {
    SortedSet<String> names = new TreeSet<>(EVERYWHERE.keySet());
    names.addAll(ON_ONE.getOrDefault(target, Map.of()).keySet());
    return names;
  }
}
