package dev.pggen.target.truenas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A plan for the catalog: without TLS, whatever a spec says, and with a reason for each loss. */
final class CatalogProfileTest {
  private static final String OWN =
      "version: 17, tls: {mode: required, cert: a.crt, key: a.key, ca: ca.crt, client_ca: c.crt,"
          + " client_cert: d.crt, client_key: d.key},";

  @Test
  void nothingIsLeftOfTls() throws IOException {
    Stack stack = FittingSamples.changed("minimal", "version: 17,", OWN);
    Server server = stack.servers().get(0);
    assertTrue(server.tls().isKnownAnd(on -> !on));
    assertEquals("the database has no TLS on this runtime", server.tls().origin().reason());
    assertFalse(server.hba().value().stream().anyMatch(h -> h.type().equals("hostssl")));
    assertFalse(
        server.hba().value().stream().anyMatch(h -> h.options().toString().contains("clientcert")));
    assertFalse(
        stack.secrets().stream().anyMatch(s -> s.content() instanceof Secret.Tls), "certificates");
    List<EnvVar> variables =
        Keys.apps(stack).get(0).env().stream().filter(v -> v.name().startsWith("PGSSL")).toList();
    assertEquals(
        List.of("PGSSLMODE=disable"),
        variables.stream().map(v -> v.name() + "=" + v.value().value().shown()).toList());
  }

  @Test
  void lossesSayWhatIsWeaker() {
    TargetProfile profile = CatalogProfile.of("truenas", 568);
    assertTrue(
        profile
            .losses()
            .keySet()
            .containsAll(
                Set.of(
                    FactKind.TLS,
                    FactKind.HBA,
                    FactKind.ROLES,
                    FactKind.SECRETS,
                    FactKind.NETWORK_ISOLATION,
                    FactKind.BACKUP,
                    FactKind.DRILL,
                    FactKind.READ_ONLY,
                    FactKind.MEMORY)));
    profile
        .losses()
        .forEach((kind, why) -> assertTrue(why.reason().length() > 20, kind + ": " + why));
    assertEquals("truenas", profile.id());
  }
}
