package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every major is there, starts, answers and stops. */
final class RealPostgresTest {
  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void answersInEveryWay(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      assertEquals(
          List.of(List.of("t", "\\N")),
          cluster.query(
              "SELECT current_setting('server_version_num')::int / 10000 = " + major + ", null"));

      var conf = cluster.write("conf/test.conf", "work_mem = 8MB\nno_such_thing = 1\n");
      PgOutcome asked = RealPostgres.of(major).parameter("work_mem", conf);
      assertFalse(asked.ok());
      assertTrue(asked.err().contains("no_such_thing"), asked.err());

      cluster.start("-c", "work_mem=9MB").orFail();
      assertEquals("9MB\n", cluster.psql("postgres", "postgres", "SHOW work_mem").orFail().out());
      cluster.stop();
      assertTrue(cluster.log().contains("database system is shut down"), cluster.log());
      assertFalse(cluster.start("-c", "no_such_thing=1").ok());
    }
  }
}
