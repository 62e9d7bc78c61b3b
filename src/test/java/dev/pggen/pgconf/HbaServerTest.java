package dev.pggen.pgconf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.RealPostgres;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader and every server see the same records in pg_hba.conf, and refuse the same lines. */
final class HbaServerTest {
  private static final String VIEW =
      """
      COPY (SELECT line_number, type, array_to_string(database, '|'),
        array_to_string(user_name, '|'), coalesce(address, '-'), coalesce(netmask, '-'),
        auth_method, coalesce(array_to_string(array(SELECT unnest(options) ORDER BY 1), '|'), ''),
        coalesce(error, '')
      FROM pg_hba_file_rules ORDER BY line_number) TO STDOUT;
      """;

  /** What the same server would take in another build, or with TLS on. */
  private static final List<String> NOT_THE_FILES_FAULT =
      List.of("not supported by this build", "oauth_validator_libraries", "no encryption");

  private static final String[] TYPES = {
    "local",
    "host",
    "hostssl",
    "hostnossl",
    "hostgssenc",
    "hostnogssenc",
    "HOST",
    "\"host\"",
    "host,local",
    "hostx"
  };
  private static final String[] NAMES = {
    "all",
    "\"all\"",
    "ALL",
    "db",
    "db1,db2",
    "db1, db2",
    "db1 ,db2",
    "sameuser",
    "samerole",
    "samegroup",
    "replication",
    "+group",
    "\"+group\"",
    "\"a b\"",
    "\"a\"\"b\"",
    "a\"b c\"d",
    "\"\"",
    "/^db",
    "\"/x y\"",
    "\"@x\"",
    "é😀",
    "\"a,b\"",
    "\"a#b\"",
    "all,db"
  };
  private static final String[] ADDRESSES = {
    "all",
    "\"all\"",
    "samehost",
    "samenet",
    "10.0.0.0/8",
    "10.0.0.5/8",
    "0.0.0.0/0",
    "::/0",
    "::1/128",
    "fe80::1/10",
    "2001:db8::/32",
    "::ffff:1.2.3.4/128",
    "1:2:3:4:5:6:7:8/64",
    "10.0.0.1 255.0.0.0",
    "10.0.0.1",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/x",
    "10.0.0.0/-1",
    "host.example.com",
    ".example.com",
    "host/8",
    "10.0.0.256/8",
    "10/8",
    "10.1/16",
    "0x7f.1/8",
    "010.0.0.1/32",
    "::1 ffff::",
    "::1 255.0.0.0",
    "10.0.0.1 mask",
    "::g/128",
    "1::2::3/64",
    ":::/0",
    "1:2:3:4:5:6:7:8:9/64",
    "127.0.0.1/32,::1/128",
    "10.0.0.1 255.0.255.0",
    "::/129",
    "2001:db8:0:0:1::/64",
    "::1.2.3.4/128",
    "::/96",
    "1.2.3.4.5/8",
    "SAMENET"
  };
  private static final String[] METHODS = {
    "trust",
    "reject",
    "md5",
    "scram-sha-256",
    "password",
    "peer",
    "ident",
    "cert",
    "gss",
    "ldap",
    "pam",
    "radius",
    "oauth",
    "SCRAM-SHA-256",
    "crypt",
    "\"trust\"",
    "trust,reject",
    "sspi",
    "bsd"
  };
  private static final String[] OPTIONS = {
    "",
    "",
    "",
    "map=m",
    "map=\"a b\"",
    "\"map=a b\"",
    "map=a map=b",
    "clientcert=verify-ca",
    "clientcert=verify-full",
    "clientcert=1",
    "clientname=DN",
    "clientname=CN",
    "clientname=x",
    "map",
    "foo=1",
    "radiusservers=127.0.0.1 radiussecrets=x",
    "pamservice=x",
    "map=m,clientcert=verify-full",
    "include_realm=0",
    "map=",
    "=x",
    "issuer=i scope=s"
  };
  private static final String[] LINES = {
    "",
    "# comment",
    "   # comment",
    "local all all trust # why",
    "local all all trust#why",
    "local",
    "local all",
    "local all all",
    "host",
    "host all",
    "host all all",
    "host all all all",
    "host all all 10.0.0.1",
    "host all all 10.0.0.1 255.0.0.0",
    "local all all trust \\",
    "",
    "host all \\",
    "  all \\",
    "all trust",
    "# comment goes on \\",
    "local all all trust",
    "host all all all trust \\\\",
    "",
    "local \"all",
    "local all \"x y trust",
    "include missing.conf",
    "include_dir nowhere",
    "include a b",
    "local\tall\tall\ttrust\r",
    "local all all,  trust",
    "local all all trust map",
    ",local all all trust",
    "local, all all trust"
  };

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void sameRecords(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      cluster.write("test_hba.conf", "local all all trust\n");
      cluster.start("-c", "hba_file=" + cluster.directory().resolve("test_hba.conf")).orFail();
      compare(cluster, major, String.join("\n", LINES) + "\n" + eachOnce());
      Random random = new Random(major);
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 1500; i++) {
        lines.append(random(random)).append('\n');
      }
      compare(cluster, major, lines.toString());
      System.out.println(major + ": " + (eachOnce().lines().count() + 1500) + " lines");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void printedNamesComeBack(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      List<String> names =
          List.of(
              "db", "all", "a b", "a\"b", "@f", "+g", "a,b", "a#b", "\\", "", "replication", "é");
      StringBuilder hba = new StringBuilder("local all all trust\n");
      for (String name : names) {
        String printed = HbaPrinter.name(name, major);
        hba.append(
            HbaPrinter.line(
                HbaType.HOST,
                List.of(printed),
                List.of(printed, "all"),
                "samenet",
                "ident",
                List.of(HbaPrinter.option("map", name))));
        hba.append('\n');
      }
      cluster.write("test_hba.conf", hba.toString());
      cluster.start("-c", "hba_file=" + cluster.directory().resolve("test_hba.conf")).orFail();
      String rows =
          names.stream()
              .map(n -> n + "<>" + n + "|all<>map=" + n + "\n")
              .collect(Collectors.joining());
      assertEquals(
          rows,
          cluster
              .psql(
                  "postgres",
                  "postgres",
                  "SELECT array_to_string(database, '|') || '<>' || array_to_string(user_name, '|')"
                      + " || '<>' || array_to_string(options, '|') FROM pg_hba_file_rules"
                      + " WHERE type = 'host' ORDER BY line_number")
              .orFail()
              .out());
    }
  }

  private static String eachOnce() {
    List<String> lines = new ArrayList<>();
    for (String type : TYPES) {
      lines.add(type + " all all " + (type.equals("local") ? "" : "all ") + "reject");
    }
    for (String name : NAMES) {
      lines.add("local " + name + " " + name + " reject");
    }
    for (String address : ADDRESSES) {
      lines.add("host all all " + address + " reject");
    }
    for (String method : METHODS) {
      for (String option : OPTIONS) {
        lines.add("local all all " + method + " " + option);
        lines.add("host all all all " + method + " " + option);
        lines.add("hostssl all all all " + method + " " + option);
      }
    }
    return String.join("\n", lines);
  }

  private static String random(Random random) {
    String type = pick(random, TYPES);
    List<String> words = new ArrayList<>(List.of(type, pick(random, NAMES), pick(random, NAMES)));
    if (!type.equals("local") || random.nextInt(20) == 0) {
      words.add(pick(random, ADDRESSES));
    }
    words.add(pick(random, METHODS));
    words.add(pick(random, OPTIONS));
    if (random.nextInt(10) == 0) {
      words.remove(random.nextInt(words.size()));
    }
    return String.join(random.nextInt(10) == 0 ? "\\\n\t" : " ", words);
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  private static void compare(PgCluster cluster, int major, String text) {
    cluster.write("test_hba.conf", text);
    String copied = cluster.psql("postgres", "postgres", VIEW).orFail().out();
    Map<Integer, String> ours = ours(text, major);
    TreeSet<Integer> rows = new TreeSet<>();
    for (String row : copied.lines().toList()) {
      List<String> columns = List.of(row.split("\t", -1));
      int line = Integer.parseInt(columns.get(0));
      String error = columns.get(8);
      boolean taken = !columns.get(1).equals("\\N");
      String server = taken ? String.join(" ", columns.subList(0, 8)) : line + " refused";
      String reader = ours.getOrDefault(line, line + " nothing");
      rows.add(line);
      if (!taken && NOT_THE_FILES_FAULT.stream().anyMatch(error::contains)) {
        continue;
      }
      assertEquals(server, reader, () -> text.lines().toList().get(line - 1) + "\n" + error);
    }
    assertEquals(rows, ours.keySet(), "lines that say something");
  }

  private static Map<Integer, String> ours(String text, int major) {
    Map<Integer, String> rows = new TreeMap<>();
    List<String> lines = text.lines().toList();
    Result<HbaFile> result = HbaReader.read(SourceFile.of("hba", text), major);
    result.findings().forEach(f -> rows.put(start(lines, f.span().line()), ""));
    rows.replaceAll((line, row) -> line + " refused");
    for (HbaEntry entry : result.value().orElseThrow().entries()) {
      int line = start(lines, entry.span().line());
      rows.put(
          line,
          entry instanceof HbaEntry.Record record ? line + " " + row(record) : line + " refused");
    }
    return rows;
  }

  /** The first of the lines that backslashes join to this one. */
  private static int start(List<String> lines, int line) {
    int start = line;
    while (start > 1 && lines.get(start - 2).endsWith("\\")) {
      start--;
    }
    return start;
  }

  private static String row(HbaEntry.Record record) {
    boolean peer = record.type() == HbaType.LOCAL && record.method().equals("ident");
    TreeSet<String> options = new TreeSet<>();
    record.options().stream()
        .filter(option -> !option.name().equals("clientname"))
        .forEach(
            option -> options.add(option.name() + "=" + record.option(option.name()).orElse("")));
    if (record.method().equals("cert")) {
      options.add("clientcert=verify-full");
    }
    return String.join(
        " ",
        record.type().word(),
        texts(record.databases()),
        texts(record.users()),
        record.address().map(HbaServerTest::address).orElse("- -"),
        peer ? "peer" : record.method(),
        String.join("|", options));
  }

  private static String address(HbaAddress address) {
    return address
        .network()
        .map(network -> network.addressText() + " " + network.maskText())
        .orElse(address.text() + " -");
  }

  private static String texts(List<HbaToken> tokens) {
    return tokens.stream().map(HbaToken::text).collect(Collectors.joining("|"));
  }
}
