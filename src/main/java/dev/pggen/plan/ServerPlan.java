package dev.pggen.plan;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Setting;
import dev.pggen.stack.User;
import java.util.List;
import java.util.Optional;

/**
 * What the server and its helpers share.
 *
 * @param image of all three
 * @param build how the image is made, if it is not pulled
 * @param major of the server
 * @param version exact minor, if it is known
 * @param user whom all three run as
 * @param memory limit of the server's container
 * @param cpus of the server's container
 * @param tuned what tuning found
 * @param settings all of them, in writing order
 * @param extensions to create
 * @param preload libraries, in loading order
 */
record ServerPlan(
    Fact<ImageRef> image,
    Fact<Optional<ImageBuild>> build,
    int major,
    Fact<String> version,
    Fact<User> user,
    Fact<Size> memory,
    Fact<Cpus> cpus,
    Tuned tuned,
    List<Setting> settings,
    Fact<List<String>> extensions,
    Fact<List<String>> preload) {

  /** Where the volume is mounted; the image declares it there, so a new one is writable. */
  String volumePath() {
    return major <= 17 ? "/var/lib/postgresql/data" : "/var/lib/postgresql";
  }

  /** PGDATA: each major has its own directory on the volume. */
  String dataDirectory() {
    return volumePath() + "/" + major + "/docker";
  }

  /** With which a cluster is made; text sorts the same whatever C library the image has. */
  List<String> initdbArguments() {
    List<String> common =
        List.of(
            "--auth-local=peer",
            "--auth-host=scram-sha-256",
            "--data-checksums",
            "--encoding=UTF8");
    List<String> all = new java.util.ArrayList<>(common);
    if (major >= 17) {
      all.add("--locale-provider=builtin");
    }
    all.add("--locale=C.UTF-8");
    return List.copyOf(all);
  }
}
