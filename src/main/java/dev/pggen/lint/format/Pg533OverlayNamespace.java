package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A server shares the network of a container that belongs to a VPN. */
public final class Pg533OverlayNamespace implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG533",
          "overlay-namespace",
          Severity.WARNING,
          "the server listens on every address of that container: each peer of the VPN reaches port"
              + " 5432, and so does each container beside it, as localhost");

  private static final Pattern OVERLAY =
      Pattern.compile(
          "tailscale|netbird|gluetun|wireguard|wg-easy|zerotier|openvpn|nebula|netmaker|netclient");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService server : file.services()) {
      if (!server.isServer() && !server.isServerOfSomebody() && !server.startsLikeOfficial()) {
        continue;
      }
      Optional<YamlScalar> mode = server.scalar("network_mode");
      Optional<ComposeService> host = mode.flatMap(m -> host(file, m.text()));
      if (host.filter(Pg533OverlayNamespace::isOverlay).isPresent() && !listensInside(server)) {
        found.add(
            INFO.at(
                    mode.get().span(),
                    "`"
                        + server.name()
                        + "` is in the network of `"
                        + host.get().name()
                        + "`, whose peers reach its port")
                .related(host.get().place(), "this belongs to a VPN")
                .help(
                    "give the server a network of this file, and let only the application share"
                        + " that of `"
                        + host.get().name()
                        + "`"));
      }
    }
  }

  private static Optional<ComposeService> host(ComposeFile file, String mode) {
    return file.services().stream()
        .filter(
            s ->
                mode.equals("service:" + s.name())
                    || s.scalar("container_name")
                        .filter(n -> mode.equals("container:" + n.text()))
                        .isPresent())
        .findFirst();
  }

  private static boolean isOverlay(ComposeService service) {
    return service
        .image()
        .map(ImageRef::full)
        .filter(i -> OVERLAY.matcher(i.toLowerCase(Locale.ROOT)).find())
        .isPresent();
  }

  private static boolean listensInside(ComposeService server) {
    List<YamlNode> command = server.items("command");
    return command.stream()
        .flatMap(Places::scalars)
        .map(YamlScalar::text)
        .anyMatch(w -> w.contains("listen_addresses") || w.contains("config_file"));
  }
}
