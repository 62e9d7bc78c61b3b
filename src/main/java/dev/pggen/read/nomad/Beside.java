package dev.pggen.read.nomad;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclFile;
import dev.pggen.hcl.HclReader;
import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands beside a job: specifications of volumes, and the configuration of its clients. */
final class Beside {
  private final Map<String, String> directories = new HashMap<>();
  private final Map<String, String> networks = new HashMap<>();

  Beside(FileSet around) {
    for (String path : around.under("")) {
      if (path.endsWith(".volume.hcl") && path.indexOf('/') < 0) {
        around.file(path).flatMap(Beside::body).ifPresent(this::volume);
      }
    }
    around.file("client.hcl").flatMap(Beside::body).ifPresent(this::client);
  }

  private static Optional<HclBody> body(SourceFile file) {
    return HclReader.read(file, "nomad").value().map(HclFile::body);
  }

  private void volume(HclBody body) {
    Optional<String> path = text(body, "host_path");
    text(body, "name").ifPresent(name -> path.ifPresent(p -> directories.put(name, p)));
  }

  private void client(HclBody body) {
    for (HclBlock client : body.blocks("client")) {
      for (HclBlock network : client.body().blocks("host_network")) {
        text(network.body(), "cidr").ifPresent(cidr -> networks.put(label(network), cidr));
      }
      for (HclBlock volume : client.body().blocks("host_volume")) {
        // where a client makes a volume's own directory, its path says nothing
        text(volume.body(), "path")
            .filter(path -> !path.equals("/srv/" + label(volume)))
            .ifPresent(path -> directories.put(label(volume), path));
      }
    }
  }

  private static String label(HclBlock block) {
    return block.labels().isEmpty() ? "" : block.labels().get(0).value();
  }

  private static Optional<String> text(HclBody body, String name) {
    return body.attribute(name).map(HclAttribute::value).flatMap(HclExpression::text);
  }

  /** The directory of the client that a volume is, if it is one that was there before. */
  Optional<String> directory(String volume) {
    return Optional.ofNullable(directories.get(volume));
  }

  /** The one address of a client's network. */
  Optional<String> address(String network) {
    return Optional.ofNullable(networks.get(network))
        .filter(cidr -> cidr.endsWith("/32") || cidr.endsWith("/128"))
        .map(cidr -> cidr.substring(0, cidr.indexOf('/')));
  }
}
