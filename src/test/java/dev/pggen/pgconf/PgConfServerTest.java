package dev.pggen.pgconf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.RealPostgres;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader and every server see the same lines, values and mistakes in postgresql.conf. */
final class PgConfServerTest {
  private static final String[] LINES = {
    "t.a=1",
    "t.b 2",
    "t.c = on # comment",
    "  t.d\t=\t'x'  ",
    "T.Upper = Mixed",
    "t.e = 4kB",
    "t.f = 1.5GB",
    "t.g = '1.5GB'",
    "t.h = 16 MB",
    "t.i = '16 MB'",
    "t.j = *",
    "t.k = '*'",
    "t.l = a,b",
    "t.m = 'it''s'",
    "t.n = 'it\\'s'",
    "t.o = 'a\\nb\\tc\\\\d'",
    "t.p = '\\101\\060'",
    "t.q = 'open",
    "t.r = 'a' 'b'",
    "t.s = ",
    "t.t",
    "= 1",
    "1 = 2",
    "t.u.v = 1",
    "t.w = a.b",
    "t.x = C.UTF-8",
    "t.y = /var/lib",
    "t.z = x/y:z-w",
    "t.aa = -1",
    "t.ab = +0x1F",
    "t.ac = 1e5",
    "t.ad = .5e-3",
    "t.ae = 1.",
    "t.af = %m",
    "t.ag = '%m [%p] # no comment'",
    "t.ah = ''",
    "t.ai == 1",
    "t.aj = \"x\"",
    "t.ak = 'x' # it's",
    "#t.al = 1",
    "t.am = é",
    "t.é = 1",
    "t.an = 'é😀'",
    "t.ao = \r1\r",
    "t.ap='x'#y",
    "t.aq=x#y",
    "t.ar = ;",
    "work_mem = 4MB",
    "WORK_MEM 8MB",
    "no_such = 1",
    "t.as = 'a\\8b\\'",
    "t.at = '\\'",
    "t.au = 'a\\xb'",
    "\f t.av = 1"
  };

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void sameLines(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      cluster.write("test.conf", "");
      cluster.start("-c", "config_file=" + cluster.directory().resolve("test.conf")).orFail();
      List<String> cases = new ArrayList<>(List.of(LINES));
      Random random = new Random(major);
      for (int i = 0; i < 400; i++) {
        cases.add(random(random));
      }
      String ours = cases.stream().map(PgConfServerTest::ours).collect(Collectors.joining());
      assertEquals(server(cluster, cases), ours);
      System.out.println("PostgreSQL " + major + ": " + cases.size() + " lines of postgresql.conf");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void printedValuesComeBack(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      StringBuilder conf = new StringBuilder();
      List<String> values = new ArrayList<>(List.of("", "'", "\\", "a\nb", "0x1F", "1.5GB", "on"));
      Random random = new Random(major);
      for (int i = 0; i < 300; i++) {
        StringBuilder value = new StringBuilder();
        for (int j = random.nextInt(8); j >= 0; j--) {
          value.append(
              "ab1.-_'\\\n\r\t #%=*é😀"
                  .codePoints()
                  .mapToObj(Character::toString)
                  .toList()
                  .get(random.nextInt(17)));
        }
        values.add(value.toString());
      }
      for (int i = 0; i < values.size(); i++) {
        conf.append(PgConfPrinter.line("t.v" + i, values.get(i))).append('\n');
      }
      cluster.write("test.conf", conf.toString());
      cluster.start("-c", "config_file=" + cluster.directory().resolve("test.conf")).orFail();
      StringBuilder expected = new StringBuilder();
      for (String value : values) {
        expected.append(copied(value)).append('\n');
      }
      assertEquals(
          expected.toString(),
          cluster
              .psql(
                  "postgres",
                  "postgres",
                  "COPY (SELECT current_setting('t.v' || i) FROM generate_series(0, "
                      + (values.size() - 1)
                      + ") i) TO STDOUT")
              .orFail()
              .out());
    }
  }

  /** One file per case: the view of the server stops at the first mistake. */
  private static String server(PgCluster cluster, List<String> cases) {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      cluster.write("case" + i, cases.get(i));
      script.append("\\! cp %1$s/case%2$d %1$s/test.conf\n".formatted(cluster.directory(), i));
      script.append("\\qecho '").append(cases.get(i).replaceAll("['\\\\\r]", "?")).append("'\n");
      script.append(
          "COPY (SELECT coalesce(name, ''), coalesce(setting, ''),"
              + " error IS NOT DISTINCT FROM 'syntax error' FROM pg_file_settings"
              + " WHERE sourcefile LIKE '%test.conf') TO STDOUT;\n");
    }
    return cluster.psql("postgres", "postgres", script.toString()).orFail().out();
  }

  private static String ours(String conf) {
    Result<PgConfFile> result = PgConfReader.read(SourceFile.of("test.conf", conf));
    StringBuilder rows = new StringBuilder(conf.replaceAll("['\\\\\r]", "?")).append('\n');
    for (PgConfEntry entry : result.value().orElseThrow().entries()) {
      rows.append("%s\t%s\tf\n".formatted(entry.name(), copied(entry.value())));
    }
    result.findings().forEach(finding -> rows.append("\t\tt\n"));
    return rows.toString();
  }

  /** As COPY writes a column. */
  private static String copied(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\b", "\\b")
        .replace("\f", "\\f");
  }

  private static String random(Random random) {
    String[] parts = {
      "t.a", "b", "=", " ", "'", "'x y'", "1", "kB", ".", "-", "\\", "#", "''", "0x", "e5", "/",
      "\t", "é", ",", "_"
    };
    StringBuilder line = new StringBuilder(random.nextInt(4) == 0 ? "" : "t.n");
    line.append(random.nextInt(3) == 0 ? "" : " = ");
    for (int i = random.nextInt(6); i > 0; i--) {
      line.append(parts[random.nextInt(parts.length)]);
    }
    return line.toString();
  }
}
