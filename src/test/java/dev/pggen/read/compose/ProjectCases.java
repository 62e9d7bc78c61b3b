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

  /** Files of one or two services each, all included by the first one: 90 projects have 10,000. */
  static final int FILES = 112;

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
    files.put(".env", ProjectWords.ENV);
    files.put("part/.env", ProjectWords.INNER_ENV);
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
    own.put("d0", "    image: d:0\n");
    own.put("d1", "    image: d:1\n");
    own.put("d2", "    image: d:2\n");
    files.put("common.yml", file(common, ""));
    files.put("lib/library.yml", file(library, ""));
    files.put("part/compose.yaml", file(inner, ""));
    files.put("part/second.yml", file(services("j", 2, List.of()), ""));
    List<String> included = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      String name = pick(List.of("", "many/", "many/deep/")) + "f" + i + ".yaml";
      String up = "../".repeat((int) name.chars().filter(c -> c == '/').count()) + "common.yml";
      List<String> around = List.of("", "", extend(up, "c", 4));
      files.put(name, file(services("f" + i + "x", 1 + random.nextInt(2), around), ""));
      included.add(name);
    }
    files.put("compose.yaml", file(own, include(random.nextBoolean(), included)));
    if (random.nextInt(3) > 0) {
      files.put(
          random.nextBoolean() ? "compose.override.yaml" : "docker-compose.override.yml",
          file(over, ""));
    }
  }

  private String include(boolean parts, List<String> each) {
    String first =
        parts
            ? pick(
                List.of(
                    "  - part/compose.yaml\n",
                    "  - path: part/compose.yaml\n    env_file: vars.env\n",
                    "  - path: ./part/second.yml\n    project_directory: .\n  - part/compose.yaml\n",
                    "  - path: [part/compose.yaml, part/second.yml]\n"))
            : "";
    StringBuilder text = new StringBuilder("include:\n").append(first);
    each.forEach(file -> text.append("  - ").append(file).append('\n'));
    return text.toString();
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
      body.append("    image: ").append(pick(ProjectWords.IMAGES)).append('\n');
    }
    if (random.nextInt(3) > 0) {
      environment(body);
    } else if (over && random.nextInt(4) == 0) {
      body.append("    environment: !reset null\n");
    }
    list(body, "ports", ProjectWords.PORTS, over);
    list(body, "volumes", ProjectWords.VOLUMES, over);
    if (random.nextInt(3) == 0) {
      body.append("    depends_on: ").append(pick(ProjectWords.NEEDS)).append('\n');
    }
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
      String value = pick(ProjectWords.VALUES);
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
