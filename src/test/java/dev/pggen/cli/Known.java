package dev.pggen.cli;

import java.util.List;
import java.util.Map;

/**
 * A name under which anything may lie.
 *
 * @param name of the file
 * @param ending of the samples that are spoilt
 * @param real a file of this kind, where there are no samples
 * @param beside what makes pggen read it, where the name alone does not
 */
record Known(String name, String ending, String real, Map<String, String> beside) {
  private static final String COMPOSE =
      """
      services:
        web:
          build: .
          env_file: .env
          environment: {DATABASE_URL: "postgres://shop:${POSTGRES_PASSWORD}@db/shop"}
        db:
          image: postgres:17
          env_file: [.env]
          ports: ["5432:5432"]
          volumes: ["./pg_hba.conf:/etc/pg_hba.conf", "./init:/docker-entrypoint-initdb.d"]
          command: postgres -c hba_file=/etc/pg_hba.conf
      """;

  private static final String CONFIG =
      """
      profile: strict
      fail_on: warning
      ignore: [missing-digest]
      severity: {root-user: warning}
      exclude: [vendor/, "**/compose.test.yaml"]
      overrides:
        - paths: [legacy/]
          ignore: [no-backup]
          reason: gone by spring
      rules:
        - id: ORG001
          name: foreign-registry
          each: workload
          where: {role: app}
          must: {image: "registry.example.org/**"}
          message: "`{name}` runs `{value}`"
          samples:
            bad: ["services: {web: {image: shop/web:1.2.3}}"]
            good: ["services: {web: {image: registry.example.org/shop/web:1.2.3}}"]
      """;

  private static final String BASELINE =
      """
      pggen_baseline: 1
      accepted:
        "compose.yaml":
          - rule: "PG401"
            message: "nothing backs up `db`"
            count: 2
      """;

  private static final String SPEC =
      "pggen: 1\nname: shop\ncontainers: {web: {image: \"a.example/b:1\", user: \"1000:1000\"}}\n";

  Known(String name, String ending) {
    this(name, ending, "", Map.of());
  }

  Known(String name, String real, Map<String, String> beside) {
    this(name, "", real, beside);
  }

  /** All of them. */
  static List<Known> all() {
    return List.of(
        new Known("compose.yaml", "compose.yaml"),
        new Known("custom-app.yaml", "custom-app.yaml"),
        new Known("pggen.yaml", "pggen.yaml"),
        new Known("job.nomad.hcl", "nomad.hcl"),
        new Known("pg_hba.conf", "pg_hba.conf"),
        new Known("postgresql.conf", "postgresql.conf"),
        new Known("compose.override.yaml", "compose.yaml", "", Map.of("compose.yaml", COMPOSE)),
        new Known("pg_hba.conf", "pg_hba.conf", "", Map.of("compose.yaml", COMPOSE)),
        new Known(
            ".env",
            "POSTGRES_PASSWORD=a\nexport B='c' # d\nE=\"f\\n${B:-g}\"\n",
            Map.of("compose.yaml", COMPOSE)),
        new Known(
            "Dockerfile",
            "# syntax=docker/dockerfile:1\n"
                + "ARG V=17\n"
                + "FROM --platform=linux/amd64 postgres:${V} AS db\n"
                + "RUN a \\\n"
                + " b\n"
                + "FROM db\n",
            Map.of("compose.yaml", COMPOSE)),
        new Known(
            "init/one.sql",
            "CREATE ROLE shop LOGIN PASSWORD 'x';\nDO $$ BEGIN END $$;\n",
            Map.of("compose.yaml", COMPOSE)),
        new Known("pggen.config.yaml", CONFIG, Map.of("compose.yaml", COMPOSE)),
        new Known("pggen.baseline.yaml", BASELINE, Map.of("compose.yaml", COMPOSE)),
        new Known(
            "pggen.defaults.yaml",
            "vars: {a: b}\npostgres: {version: 17}\n",
            Map.of("pggen.yaml", SPEC)),
        new Known("pggen.lock", "{\"postgres\": {}}\n", Map.of("pggen.yaml", SPEC)));
  }
}
