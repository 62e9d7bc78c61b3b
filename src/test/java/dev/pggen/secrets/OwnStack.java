package dev.pggen.secrets;

import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A service with certificates of its own, planned. */
public final class OwnStack {
  /** All that the key can hold. */
  public static final String ALL =
      "{cert: ./tls/db.crt, key: /etc/tls/db.key, ca: ./tls/ca.crt, client_ca: ./tls/clients.crt,"
          + " client_cert: ./tls/app.crt, client_key: /etc/tls/app.key}";

  private OwnStack() {}

  /** The spec with this {@code tls}. */
  public static Result<Spec> spec(String version, String tls) {
    String text =
        """
        pggen: 1
        name: shop
        containers:
          web:
            image: docker.io/miniflux/miniflux:2.2.13
            user: "65534:65534"
            port: 8080
            healthcheck: {http: /healthcheck}
            env: {DATABASE_URL_FILE: "${db.url.file}"}
        postgres: {version: VERSION, memory: 512MiB, tls: TLS}
        backup: {destination: /mnt/backup/shop}
        """
            .replace("VERSION", version)
            .replace("TLS", tls);
    try {
      return SpecLoader.load(
          SourceFile.of("pggen.yaml", text),
          "compose",
          RepositoryFiles.beside(Path.of("pggen.yaml"), "pggen.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The stack with this {@code tls}. */
  public static Result<Stack> planned(String version, String tls) {
    return planned(version, tls, Targets.ALL.get(0).profile());
  }

  private static Result<Stack> planned(String version, String tls, TargetProfile profile) {
    Result<Spec> spec = spec(version, tls);
    return Planner.plan(
        spec.value().orElseThrow(() -> new AssertionError(spec.findings())), profile);
  }

  /** The same, if there is nothing to say. */
  public static Stack of(String version, String tls) {
    return of(version, tls, Targets.ALL.get(0).profile());
  }

  /** The same on a runtime. */
  public static Stack of(String version, String tls, TargetProfile profile) {
    Result<Stack> stack = planned(version, tls, profile);
    if (!stack.findings().isEmpty()) {
      throw new AssertionError(stack.findings());
    }
    return stack.value().orElseThrow();
  }
}
