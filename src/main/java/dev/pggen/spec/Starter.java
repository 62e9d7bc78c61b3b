package dev.pggen.spec;

import java.util.Optional;

/**
 * The spec that {@code pggen init} writes: complete, without a finding, and with the next things to
 * think of as comments.
 *
 * @param name of the service
 * @param image with its tag
 * @param port at which the program listens
 * @param version of PostgreSQL
 * @param destination directory of the host for backups
 * @param oneDisk whether that is the disk of the data, for want of another
 */
public record Starter(
    String name, String image, int port, String version, String destination, boolean oneDisk) {
  private static final String SOME_USER = "1000:1000";

  /** The text of {@code pggen.yaml}. */
  public String text() {
    return """
        # yaml-language-server: $schema=pggen-1.schema.json
        # `pggen schema > pggen-1.schema.json` gives your editor the schema; `pggen validate` checks this file.
        pggen: 1
        name: %s

        # secrets: # values that nobody writes down; `pggen secrets` makes them
        #   app_key: {length: 64} # for a container: ${secrets.app_key.file}

        containers:
          web:
            image: %s
        %s
            port: %d # reached at 127.0.0.1:%d; `publish: %d` opens it to all, `publish: false` to nobody
            env:
              # Whatever your program calls them. `.file` hands over the path of a file with the value.
              %s
              # DB_HOST: ${db.host}
              # DB_PORT: ${db.port}
              # DB_NAME: ${db.name}
              # DB_USER: ${db.user}
              # %s
        %s
            memory: 512MiB
            # volumes: ["data:/data"]

        # volumes:
        #   data: {backup: restic on the host} # pggen backs up the database alone

        postgres:
          version: %s
          memory: 512MiB # everything is tuned from this
          # extensions: [pg_trgm]

        backup:
          destination: %s # %s
          # logical: {schedule: "02:15", retention: {last: 3, daily: 7, weekly: 4, monthly: 6}}
          # drill: {schedule: 7d, rto: 1h} # restores the newest dump and compares
        %s"""
        .formatted(
            plain(name),
            plain(image),
            user(),
            port,
            port,
            port,
            variable("DATABASE_URL", "db.url"),
            variable("DB_PASSWORD", "db.password"),
            health(),
            quotedVersion(),
            plain(destination),
            disk(),
            ignore());
  }

  /** A variable with a secret, in the form that the image takes; in files where that is unknown. */
  private String variable(String variable, String reference) {
    ImageFact.FileForm form =
        ImageFacts.of(image).map(ImageFact::fileForm).orElse(ImageFact.FileForm.SUFFIX);
    return switch (form) {
      case SUFFIX, DOUBLE_SUFFIX, PREFIX ->
          form.variable(variable).orElseThrow() + ": ${" + reference + ".file}";
      case URI -> variable + ": \"file://${" + reference + ".file}\"";
      case NONE -> variable + ": ${" + reference + "}";
    };
  }

  private String disk() {
    return oneDisk
        ? "the disk of the data, for want of another\n  same_disk: \"there is only one disk\""
        : "on another disk than the data";
  }

  private String ignore() {
    boolean readsNoFiles =
        ImageFacts.of(image).filter(f -> f.fileForm() == ImageFact.FileForm.NONE).isPresent();
    return readsNoFiles
        ? "\nlint:\n  ignore:\n    - {rule: PG102, reason: \"the image reads secrets from its"
            + " environment alone\"}\n"
        : "";
  }

  private String user() {
    Optional<ImageFact> fact = ImageFacts.of(image).filter(f -> !f.startsAsRoot().orElse(false));
    return fact.flatMap(ImageFact::user)
        .map(u -> "    user: \"" + u + "\" # the image's own")
        .orElse("    user: \"" + SOME_USER + "\" # look up which one the image can run as");
  }

  private String health() {
    Optional<ImageFact.Probe> probe = ImageFacts.of(image).map(ImageFact::probe);
    if (probe.isPresent() && probe.get() instanceof ImageFact.Command command) {
      return "    healthcheck:\n      command: ["
          + String.join(", ", command.words().stream().map(Starter::plain).toList())
          + "]";
    }
    return "    healthcheck: {http: /} # a path that answers 200 when the program is ready";
  }

  /** Quoted where it is a minor, so that no reader drops a zero. */
  private String quotedVersion() {
    return version.indexOf('.') < 0 ? version : "\"" + version + "\"";
  }

  /** In double quotes unless every character is harmless in YAML. */
  private static String plain(String text) {
    boolean harmless =
        !text.isEmpty()
            && Character.isLetter(text.codePointAt(0) == '/' ? 'a' : text.codePointAt(0))
            && text.chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0 || c == ':')
            && !text.endsWith(":");
    return harmless ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
