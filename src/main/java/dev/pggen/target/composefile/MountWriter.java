package dev.pggen.target.composefile;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Workload;
import dev.pggen.target.composefile.Manifest.Section;
import dev.pggen.yaml.YamlDoc;
import java.util.ArrayList;
import java.util.List;

/** What a container sees: volumes and secrets in their long forms. */
final class MountWriter {
  private static final String SECRETS_DIRECTORY = "/run/secrets/";

  private MountWriter() {}

  static void write(Workload workload, Section service) {
    List<Mount> volumes = new ArrayList<>();
    List<Mount> secrets = new ArrayList<>();
    for (Mount mount : workload.mounts()) {
      (mount.source() instanceof Mount.OfSecret ? secrets : volumes).add(mount);
    }
    put("volumes", volumes, service);
    put("secrets", secrets, service);
  }

  private static void put(String key, List<Mount> mounts, Section service) {
    if (mounts.isEmpty()) {
      return;
    }
    YamlDoc.Seq list = new YamlDoc.Seq();
    for (int i = 0; i < mounts.size(); i++) {
      list.add(entry(mounts.get(i)));
      service.note(key, i, mounts.get(i).origin());
    }
    service.put(key, list);
  }

  private static YamlDoc entry(Mount mount) {
    if (mount.source() instanceof Mount.OfSecret secret) {
      String key = ComposeNames.secretKey(secret.secret());
      return mount.target().equals(SECRETS_DIRECTORY + key)
          ? YamlDoc.of(key)
          : new YamlDoc.Map().put("source", key).put("target", mount.target());
    }
    if (mount.source() instanceof Mount.OfVolume volume) {
      return place("volume", volume.volume(), mount);
    }
    String path =
        mount.source() instanceof Mount.OfHost host
            ? host.path()
            : output(((Mount.OfOutput) mount.source()).path());
    // A missing directory is an error, not a new one that belongs to root.
    return place("bind", path, mount).put("bind", new YamlDoc.Map().put("create_host_path", false));
  }

  private static YamlDoc.Map place(String type, String source, Mount mount) {
    YamlDoc.Map map =
        new YamlDoc.Map().put("type", type).put("source", source).put("target", mount.target());
    return mount.readOnly() ? map.put("read_only", true) : map;
  }

  private static String output(String path) {
    return "./" + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }
}
