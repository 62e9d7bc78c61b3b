package dev.pggen.spec;

/** Users from outside: they need a way in, TLS, and one grant each. */
final class AccessCheck {
  private AccessCheck() {}

  static void check(PostgresSpec postgres, Findings findings) {
    if (postgres.access().isEmpty()) {
      return;
    }
    AccessSpec first = postgres.access().get(0);
    if (postgres.publish().isEmpty()) {
      findings.add(
          MeaningRules.CONTRADICTION
              .at(first.span(), "`access` to a database that is not published")
              .why("the database is on a network of its own, without a way in")
              .help("add `publish: \"ADDRESS:5432\"` to `postgres:`"));
    }
    postgres
        .tls()
        .map(TlsSpec::mode)
        .filter(mode -> mode.value().equals("off"))
        .ifPresent(
            mode ->
                findings.add(
                    MeaningRules.CONTRADICTION
                        .at(first.span(), "`access` from outside without TLS")
                        .related(mode.span(), "TLS is switched off here")
                        .help("take `tls: off` out: who comes from outside crosses a network")));
    for (AccessSpec entry : postgres.access()) {
      postgres.access().stream()
          .filter(e -> e.user().value().equals(entry.user().value()))
          .findFirst()
          .filter(e -> e.writes() != entry.writes())
          .ifPresent(
              e ->
                  findings.add(
                      MeaningRules.CONTRADICTION
                          .at(
                              entry.grant().span(),
                              "`" + entry.user().value() + "` is granted two different things")
                          .related(e.grant().span(), "the first is here")
                          .help("give both entries the same `grant`, or make two users")));
    }
  }
}
