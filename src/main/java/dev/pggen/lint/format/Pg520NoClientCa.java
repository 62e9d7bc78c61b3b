package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Certificates of clients are asked for, and the server has nothing to check them by. */
public final class Pg520NoClientCa implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG520",
          "no-client-ca",
          Severity.ERROR,
          "the server does not start with this record, and on a reload keeps the old ones");

  private static final String CA = "ssl_ca_file";
  private static final Set<String> ON = Set.of("on", "true", "yes", "1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    Optional<ConfDocument> conf = document.conf();
    Optional<PgConfEntry> ssl = conf.flatMap(c -> c.get("ssl"));
    if (ssl.isEmpty() || !conf.get().whole() || !ON.contains(conf.get().word("ssl"))) {
      return Stream.empty();
    }
    if (!conf.get().word(CA).isEmpty()) {
      return Stream.empty();
    }
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      if (record.method().equals("cert") || record.option("clientcert").isPresent()) {
        found.add(
            INFO.at(
                    record.span(),
                    "a client's certificate is asked for, and no `" + CA + "` is set")
                .related(ssl.get().nameSpan(), "TLS is set up here, without it")
                .help("set `" + CA + "` to the certificate of who signs those of the clients"));
      }
    }
    return found.stream();
  }
}
