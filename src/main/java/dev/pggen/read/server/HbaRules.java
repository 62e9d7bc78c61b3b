package dev.pggen.read.server;

import dev.pggen.pgconf.HbaAddress;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.source.Span;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Origin;
import java.util.function.Function;

/** Records of pg_hba.conf as a stack has them. */
public final class HbaRules {
  private HbaRules() {}

  /** One record. */
  public static HbaRule of(HbaEntry.Record r, Function<Span, Origin> origins) {
    return new HbaRule(
        r.type().word(),
        r.databases().stream().map(t -> t.text()).toList(),
        r.users().stream().map(t -> t.text()).toList(),
        r.address().map(HbaRules::address).orElse(""),
        r.method(),
        r.options().stream().map(o -> o.text()).toList(),
        origins.apply(r.span()));
  }

  /** A mask in a word of its own is written as a length. */
  private static String address(HbaAddress address) {
    return address
        .network()
        .filter(n -> n.isPrefix() && address.text().indexOf('/') < 0)
        .map(n -> n.addressText() + "/" + n.maskBits())
        .orElse(address.text());
  }
}
