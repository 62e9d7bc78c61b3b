package dev.pggen.read.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Made-up projects: their services are written in every form that Compose knows, in one file or in
 * several that extend, include and override each other.
 */
final class ProjectCases {
  static final int SERVICES = 110;

  private static final String ENV =
      """
      # values
      V1=one
      export V2="two \\$ and ${V1}" # said
      V3='thr$ee'
      V4: four # four

      EMPTY=
      TAG = 1.${MINOR:-7}
      PORT=8123
      DIR=./by-env
      IMG=registry.example.org:5000/team/app:${TAG}
      G1=a#b
      G2=a #b
      export   G3='a"b\\'c'
      G4="a\\"b"
      G5="x$$y"
      G6=x$$y-${V4}
      G7: "q" # c
      G8=${NONE:-def}-${V1:+set}
      G9=a\\tb"c"
      # end
      """;

  private static final String INNER_ENV = "V1=inner\nV5=five\nPORT=7001\n";

  private static final List<String> VALUES =
      List.of(
          "plain",
          "'a b'",
          "\"a=b\"",
          "'p$$w'",
          "'$V1'",
          "'${V2}-x'",
          "'${V1:-no}'",
          "'${NONE:-yes}'",
          "'${NONE-y}'",
          "'${EMPTY:-e}'",
          "'${EMPTY-e}'",
          "'${V3:+alt}'",
          "'${EMPTY:+alt}'",
          "'${NONE:-${V4:-d}}'",
          "'${NONE:-a{b}c}'",
          "'${V1:?must}'",
          "'http://${HOST:-h}:${P:-80}/$$x'",
          "'a$'",
          "'$1'",
          "''",
          "\"5\"");

  private static final List<String> IMAGES =
      List.of(
          "nginx:1.27",
          "postgres",
          "'postgres:${TAG}'",
          "'g:${G1}-${G2}-${G3}'",
          "'g:${G4}-${G5}'",
          "'g:${G6}-$G7'",
          "'g:${G8:-x}.${G9}'",
          "'${IMG}'",
          "'redis:${NONE:-7}-alpine'",
          "'${NONE:-ghcr.io/a/b:2}'",
          "registry.example.org:5000/x/y@sha256:"
              + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");

  private static final List<String> PORTS =
      List.of(
          "80",
          "'8080:80'",
          "'127.0.0.1:8081:81'",
          "'${PORT}:82'",
          "'${BIND:-127.0.0.1}:${NONE:-84}:83/udp'",
          "'3000-3002'",
          "'9000-9002:9000-9002'",
          "'[::1]:8085:85'",
          "{target: 80, published: '8080'}",
          "{target: 86, published: '8086', host_ip: 127.0.0.1, protocol: udp}",
          "{target: 87}");

  private static final List<String> VOLUMES =
      List.of(
          "data:/d0",
          "./x:/d1:ro",
          "../up:/d2",
          "/abs:/d3:rw",
          "'${DIR}:/d4'",
          "'${NONE:-./def}/sub:/d5'",
          "/d6",
          "more:/d0:ro",
          "{type: bind, source: ./long, target: /d1, read_only: true}",
          "{type: volume, source: data, target: /d2}",
          "{type: bind, source: '${DIR}/z', target: /d3}",
          "{type: tmpfs, target: /d7}");

  private final Random random;
  private final Map<String, String> files = new TreeMap<>();
  private int made;

  private ProjectCases(long seed) {
    this.random = new Random(seed);
  }

  /** The files of one project by their paths. */
  static Map<String, String> project(long seed) {
    ProjectCases cases = new ProjectCases(seed);
    cases.make();
    return cases.files;
  }

  private void make() {
    files.put(".env", ENV);
    files.put("part/.env", INNER_ENV);
    files.put("vars.env", "V1=named\nV6=\"six\"\n");
    Map<String, String> common = services("c", 4, List.of());
    Map<String, String> inner = services("i", 3, List.of());
    Map<String, String> library = services("l", 4, List.of(extend("../common.yml", "c", 4)));
    Map<String, String> bases = services("b", 4, List.of(extend("lib/library.yml", "l", 4), ""));
    List<String> ways =
        List.of(
            "",
            extend("common.yml", "c", 4),
            extend("./lib/library.yml", "l", 4),
            "    extends: b" + random.nextInt(4) + "\n",
            "    extends: {service: b" + random.nextInt(4) + "}\n");
    Map<String, String> own = services("s", SERVICES, ways);
    own.putAll(bases);
    Map<String, String> over = new LinkedHashMap<>();
    for (String name : own.keySet()) {
      if (random.nextInt(3) == 0) {
        over.put(name, body(true, random.nextInt(6) == 0 ? List.of(ways.get(1)) : List.of("")));
      }
    }
    files.put("common.yml", file(common, ""));
    files.put("lib/library.yml", file(library, ""));
    files.put("part/compose.yaml", file(inner, ""));
    files.put("part/second.yml", file(services("j", 2, List.of()), ""));
    files.put("compose.yaml", file(own, random.nextBoolean() ? include() : ""));
    if (random.nextInt(3) > 0) {
      files.put(
          random.nextBoolean() ? "compose.override.yaml" : "docker-compose.override.yml",
          file(over, ""));
    }
  }

  private String include() {
    return pick(
        List.of(
            "include: [part/compose.yaml]\n",
            "include:\n  - path: part/compose.yaml\n    env_file: vars.env\n",
            "include:\n  - path: ./part/second.yml\n    project_directory: .\n  - part/compose.yaml\n",
            "include:\n  - path: [part/compose.yaml, part/second.yml]\n"));
  }

  private String extend(String file, String prefix, int count) {
    return "    extends: {file: " + file + ", service: " + prefix + random.nextInt(count) + "}\n";
  }

  private static String file(Map<String, String> services, String head) {
    StringBuilder text = new StringBuilder(head);
    text.append("x-shared: &shared\n  environment: {SHARED: 'yes', E1: from-anchor}\n");
    text.append("  volumes: [data:/shared]\n");
    text.append("x-image: &image {image: 'anchored:${TAG:-0}'}\nservices:\n");
    services.forEach((name, body) -> text.append("  ").append(name).append(":\n").append(body));
    return text.append("volumes: {data: {}, more: {}}\n").toString();
  }

  private Map<String, String> services(String prefix, int count, List<String> ways) {
    Map<String, String> services = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      services.put(prefix + i, body(false, ways));
    }
    return services;
  }

  private String body(boolean over, List<String> ways) {
    StringBuilder body = new StringBuilder();
    made++;
    if (!ways.isEmpty()) {
      body.append(pick(ways));
    }
    if (!over && random.nextInt(5) == 0) {
      body.append(random.nextBoolean() ? "    <<: *shared\n" : "    <<: [*shared, *image]\n");
    }
    if (!over || random.nextInt(3) == 0) {
      body.append("    image: ").append(pick(IMAGES)).append('\n');
    }
    if (random.nextInt(3) > 0) {
      environment(body);
    } else if (over && random.nextInt(4) == 0) {
      body.append("    environment: !reset null\n");
    }
    list(body, "ports", PORTS, over);
    list(body, "volumes", VOLUMES, over);
    if (random.nextInt(3) == 0 && !over) {
      body.append("    command: [run, '").append(made).append("']\n");
    }
    return body.length() == 0 ? "    labels: {made: '" + made + "'}\n" : body.toString();
  }

  private void environment(StringBuilder body) {
    Set<Integer> names = new LinkedHashSet<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      names.add(random.nextInt(6));
    }
    boolean map = random.nextBoolean();
    body.append("    environment:\n");
    for (int name : names) {
      String value = pick(VALUES);
      if (map) {
        body.append("      E").append(name).append(": ");
        body.append(random.nextInt(8) == 0 ? pick(List.of("5", "true", "0.5", "", "null")) : value);
      } else if (random.nextInt(8) == 0) {
        body.append("      - E").append(name);
      } else {
        String bare = value.replaceAll("^['\"]|['\"]$", "");
        body.append("      - 'E").append(name).append('=').append(bare).append('\'');
      }
      body.append('\n');
    }
  }

  private void list(StringBuilder body, String key, List<String> from, boolean over) {
    if (random.nextInt(2) == 0) {
      return;
    }
    if (over && random.nextInt(6) == 0) {
      body.append("    ").append(key).append(": !reset []\n");
      return;
    }
    List<String> chosen = new ArrayList<>();
    Set<String> targets = new LinkedHashSet<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String item = pick(from);
      if (targets.add(item)) {
        chosen.add(item);
      }
    }
    boolean replaces = over && random.nextInt(6) == 0;
    body.append("    ").append(key).append(replaces ? ": !override\n" : ":\n");
    chosen.forEach(item -> body.append("      - ").append(item).append('\n'));
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
