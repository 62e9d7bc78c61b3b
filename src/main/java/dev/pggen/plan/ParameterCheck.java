package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.Nearest;
import dev.pggen.source.Written;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.VersionMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks a parameter of the user as the server of this version would. */
final class ParameterCheck {
  private static final String DERIVED = "pggen writes this file and names it";

  /** Parameters that other rendered parts rest on, with the way to what the user probably wants. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("config_file", DERIVED),
          Map.entry("hba_file", DERIVED),
          Map.entry("ident_file", DERIVED),
          Map.entry("data_directory", "the volume's layout is fixed"),
          Map.entry("external_pid_file", "the root file system is read-only"),
          Map.entry("port", "applications, probes and backups use 5432"),
          Map.entry("listen_addresses", "who may connect is decided by networks and pg_hba.conf"),
          Map.entry("unix_socket_directories", "scripts connect there"),
          Map.entry("max_connections", "use `postgres.connections`"),
          Map.entry("shared_preload_libraries", "use `postgres.preload`"),
          Map.entry("ssl", "use `postgres.tls`"),
          Map.entry("ssl_cert_file", "use `cert` of `postgres.tls`"),
          Map.entry("ssl_key_file", "use `key` of `postgres.tls`"),
          Map.entry("ssl_ca_file", "use `client_ca` of `postgres.tls`"),
          Map.entry("password_encryption", "take it out: pggen always uses SCRAM-SHA-256"),
          Map.entry("cluster_name", "it is the service's name"),
          Map.entry("logging_collector", "the runtime collects and rotates the log"),
          Map.entry("log_destination", "the runtime collects and rotates the log"),
          Map.entry("timezone", "logs and backups are in UTC; a role or session may set its own"),
          Map.entry("log_timezone", "logs and backups are in UTC"));

  private final Image image;
  private final List<Finding> findings;

  ParameterCheck(Image image, List<Finding> findings) {
    this.image = image;
    this.findings = findings;
  }

  /** The value as it is written in postgresql.conf, or empty after a finding. */
  Optional<String> accept(At<String> name, At<String> value) {
    String key = name.value().toLowerCase(Locale.ROOT);
    String fixed = FIXED.get(key);
    if (fixed != null) {
      findings.add(
          PlanRules.FIXED_PARAMETER
              .at(name.span(), "`" + name.value() + "` cannot be set here")
              .help(fixed));
      return Optional.empty();
    }
    if (key.matches("[a-z_][a-z0-9_$]*\\.[a-z_][a-z0-9_$]*")) {
      return Optional.of(value.value()); // of an extension: only its library knows
    }
    Optional<Parameter> known = VersionMatrix.parameter(key, image.major());
    if (known.isEmpty()) {
      findings.add(unknown(name));
      return Optional.empty();
    }
    Parameter parameter = known.get();
    if (parameter.context().equals("internal")) {
      findings.add(
          PlanRules.FIXED_PARAMETER
              .at(name.span(), "`" + name.value() + "` is set when the cluster is made")
              .help("remove it")
              .fix(Fix.unsafe("remove it", new Fix.RemoveEntry(name.span()))));
      return Optional.empty();
    }
    if (image.version().isKnown() && !VersionMatrix.has(parameter, image.version().value())) {
      findings.add(
          PlanRules.UNKNOWN_PARAMETER
              .at(
                  name.span(),
                  "`" + name.value() + "` is not in " + image.version().value() + " yet")
              .help("it came with " + String.join(", ", parameter.minorFrom())));
      return Optional.empty();
    }
    Optional<Finding> wrong = new ParameterValue(parameter).check(value);
    if (wrong.isPresent()) {
      findings.add(wrong.get());
      return Optional.empty();
    }
    return Optional.of(value.value());
  }

  private Finding unknown(At<String> name) {
    List<Parameter> history = VersionMatrix.history(name.value());
    int major = image.major();
    if (!history.isEmpty() && history.get(history.size() - 1).last() < major) {
      int last = history.get(history.size() - 1).last();
      return PlanRules.UNKNOWN_PARAMETER
          .at(
              name.span(),
              "`" + name.value() + "` is gone: PostgreSQL " + last + " was the last to have it")
          .help("remove it")
          .fix(Fix.unsafe("remove it", new Fix.RemoveEntry(name.span())));
    }
    if (!history.isEmpty()) {
      return PlanRules.UNKNOWN_PARAMETER
          .at(
              name.span(),
              "`"
                  + name.value()
                  + "` came with PostgreSQL "
                  + history.get(0).first()
                  + ", the server is "
                  + major)
          .help("remove it, or choose a newer `postgres.version`");
    }
    Finding finding =
        PlanRules.UNKNOWN_PARAMETER.at(
            name.span(), "PostgreSQL " + major + " has no parameter `" + name.value() + "`");
    return Nearest.of(name.value(), VersionMatrix.names(major))
        .map(
            near ->
                finding
                    .help("did you mean `" + near + "`?")
                    .unsafely(
                        "write `" + near + "`", Written.over(name.span(), name.value(), near)))
        .orElse(finding.help("look it up in the manual: `pggen explain NAME` knows all of them"));
  }
}
