package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.PgOutcome;
import dev.pggen.pg.RealPostgres;
import dev.pggen.pg.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real servers load what a fix makes of postgresql.conf and pg_hba.conf. */
final class ServerFixesTest {
  private static final String GONE_SINCE_17 = "PG813 bad-gone";

  /** What no server reads until the fix is there. */
  private static final Set<String> REFUSED_BEFORE =
      Set.of(
          "PG813 bad-typo", "PG814 bad-choice.postgresql.conf", "PG814 bad-unit.postgresql.conf");

  /** Names a library that these builds do not have, before and after: read, but not started. */
  private static final Set<String> NOT_STARTED = Set.of("PG819 bad-order.postgresql.conf");

  private static final String ENTRIES =
      "SELECT count(*) FILTER (WHERE error IS NULL) > 0, string_agg(error, '; ')"
          + " FROM pg_hba_file_rules";

  @TempDir static Path home;

  private static List<FixedSample> samples = List.of();

  /**
   * A file of the server before and after.
   *
   * @param before with the mistake
   * @param after without it
   */
  private record Text(String before, String after) {}

  @BeforeAll
  static void mendAll() throws IOException {
    samples = FixedSample.all(home);
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void settingsAreTaken(int major) {
    Map<String, Text> texts = mended(FixedSample::isConf);
    Set<String> refusedBefore = new TreeSet<>();
    Map<String, String> refused = new TreeMap<>();
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      for (Map.Entry<String, Text> text : texts.entrySet()) {
        String sample = text.getKey();
        Path before = cluster.write("before.conf", text.getValue().before());
        if (!RealPostgres.of(major).parameter("max_connections", before).ok()) {
          refusedBefore.add(sample);
        }
        Path after = cluster.write("after.conf", text.getValue().after());
        PgOutcome read = RealPostgres.of(major).parameter("max_connections", after);
        PgOutcome run =
            NOT_STARTED.contains(sample)
                ? read
                : cluster.single("SELECT 1", "-c", "config_file=" + after);
        if (!read.ok() || !run.ok()) {
          refused.put(sample, read.err() + run.err());
        }
      }
    }
    System.out.println(major + ": " + texts.size() + " mended postgresql.conf");
    assertEquals(Map.of(), refused);
    Set<String> expected = new TreeSet<>(REFUSED_BEFORE);
    if (major >= 17) {
      expected.add(GONE_SINCE_17);
    }
    assertEquals(expected, refusedBefore);
    assertTrue(texts.size() >= 9, texts.keySet().toString());
    assertTrue(texts.keySet().containsAll(NOT_STARTED));
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void entriesAreTaken(int major) {
    Map<String, Text> texts = mended(FixedSample::isHba);
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      TestCertificate certificate = TestCertificate.make(); // else no hostssl entry may match
      Path hba = cluster.write("test_hba.conf", "local all all trust\n");
      cluster
          .start(
              "-c",
              "hba_file=" + hba,
              "-c",
              "ssl=on",
              "-c",
              "ssl_cert_file=" + cluster.write("server.crt", certificate.certificate()),
              "-c",
              "ssl_key_file=" + cluster.write("server.key", certificate.key()))
          .orFail();
      for (Map.Entry<String, Text> text : texts.entrySet()) {
        String mended = text.getValue().after();
        assertEquals("t|\n", entries(cluster, mended), text.getKey());
        String broken = entries(cluster, mended + "\nlocal all\n");
        assertTrue(broken.startsWith("t|end-of-line before"), broken);
      }
    }
    System.out.println(major + ": " + texts.size() + " mended pg_hba.conf");
    assertTrue(texts.size() >= 10, texts.keySet().toString());
  }

  private static String entries(PgCluster cluster, String text) {
    cluster.write("test_hba.conf", text);
    return cluster.psql("postgres", "postgres", ENTRIES).orFail().out();
  }

  private static Map<String, Text> mended(Predicate<String> isMeant) {
    Map<String, Text> texts = new TreeMap<>();
    for (FixedSample fixed : samples) {
      for (String file : fixed.changed()) {
        if (isMeant.test(file)) {
          texts.put(
              fixed.toString(),
              new Text(fixed.sample().files().get(file), fixed.files().get(file)));
        }
      }
    }
    return texts;
  }
}
