package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.spec.ContainerSpec.Publish;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code publish} and {@code access} of the database.
 *
 * <pre>
 * publish: "192.0.2.10:5432"
 * access: [{user: reports, address: 192.0.2.0/24, grant: read}]
 * </pre>
 */
final class AccessBinder {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BYTE = 8;

  private AccessBinder() {}

  /** A bare number means the host itself: a database is never open to all by leaving out. */
  static Optional<At<Publish>> publish(Block postgres, Binding in) {
    return postgres
        .scalar("publish")
        .filter(s -> in.interpolation().kind(s) != YamlScalar.Kind.BOOLEAN)
        .flatMap(s -> PortBinder.publish(in.word(s), LOOPBACK, in.findings()));
  }

  static List<AccessSpec> access(Block postgres, Binding in) {
    List<AccessSpec> all = new ArrayList<>();
    for (YamlNode item : postgres.items("access")) {
      if (item instanceof YamlMap map) {
        Block entry = new Block(map, map.span(), in);
        Optional<At<String>> user = entry.word("user");
        user.ifPresent(u -> Names.sql("role", u, in.findings()));
        Optional<At<String>> address = entry.word("address").filter(a -> isNetwork(a, in));
        At<String> grant = entry.word("grant").orElse(new At<>("read", map.span()));
        user.flatMap(u -> address.map(a -> new AccessSpec(u, a, grant, map.span())))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static boolean isNetwork(At<String> address, Binding in) {
    int slash = address.value().indexOf('/');
    int bits = slash < 0 ? -1 : bits(address.value().substring(slash + 1));
    boolean shaped =
        bits >= 0
            && address.value().charAt(0) != '['
            && PortBinder.isAddress(address.value().substring(0, slash));
    if (!shaped) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(address.span(), Shown.of(address.value()) + " is not a network")
                  .help("write four numbers and a length, like `192.0.2.0/24`, or `/32` for one"));
    } else if (hasHostBits(address.value().substring(0, slash), bits)) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(address.span(), Shown.of(address.value()) + " has bits behind its length")
                  .help("write the first address of the network, or `/32` for one host"));
      return false;
    }
    return shaped;
  }

  private static int bits(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int bits = digits ? Integer.parseInt(text) : -1;
    return bits <= 4 * BYTE ? bits : -1;
  }

  private static boolean hasHostBits(String address, int bits) {
    long number = 0;
    for (String part : address.split("\\.", -1)) {
      number = (number << BYTE) + Integer.parseInt(part);
    }
    return bits < 4 * BYTE && number << (4 * BYTE + bits) != 0;
  }
}
