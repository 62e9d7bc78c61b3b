package dev.pggen.read.compose;

import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published ports, in the short form {@code [[ip:]host:]container[/protocol]} and the long one. */
final class PortText {
  private static final String ALL = "0.0.0.0";
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(?:\\[(?<six>[0-9a-fA-F:.]+)]|(?<four>[0-9.]*)):)?(?:(?<host>[0-9]*(?:-[0-9]+)?):)?"
              + "(?<container>[0-9]+(?:-[0-9]+)?)(?:/(?<protocol>tcp|udp|sctp))?");

  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:\\$[A-Z0-9_]*PORT[A-Z0-9_]*|\\$\\{[A-Z0-9_]*PORT[A-Z0-9_]*(?::?\\?[^{}]*)?}):"
              + "([0-9]{1,5}(?:/(?:tcp|udp))?)");

  private PortText() {}

  /** Ports from one number to another, both included. */
  record Range(int from, int to) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int LARGEST = 1000;

    static Optional<Range> parse(String text) {
      Matcher m = RANGE.matcher(text);
      if (!m.matches()) {
        return Optional.empty();
      }
      int from = Integer.parseInt(m.group(1));
      int to = m.group(2) == null ? from : Integer.parseInt(m.group(2));
      boolean sane = from <= to && to <= 65535 && to - from < LARGEST;
      return sane ? Optional.of(new Range(from, to)) : Optional.empty();
    }
  }

  /** The ports that an entry publishes; empty if they cannot be known. */
  static Optional<List<Port>> read(YamlNode node, Origin origin) {
    if (node instanceof YamlMap map) {
      return range(map, "target")
          .flatMap(
              target ->
                  ports(
                      map.get("host_ip").flatMap(Section::text).orElse(ALL),
                      map.get("published").flatMap(Section::text).orElse(""),
                      target,
                      map.get("protocol").flatMap(Section::text).orElse("tcp"),
                      origin));
    }
    Matcher m = SHORT.matcher(Section.text(node).or(() -> byName(node)).orElse(""));
    if (!m.matches()) {
      return Optional.empty();
    }
    // Two parts are host and container, whatever the pattern took the first for.
    String address = Optional.ofNullable(m.group("six")).orElse(text(m, "four"));
    String host = text(m, "host");
    if (m.group("host") == null && m.group("six") == null) {
      host = address;
      address = "";
    }
    String shown = address.isEmpty() ? ALL : address;
    String published = host;
    return Range.parse(m.group("container"))
        .flatMap(
            c ->
                ports(
                    shown,
                    published,
                    c,
                    m.group("protocol") == null ? "tcp" : m.group("protocol"),
                    origin));
  }

  /** A number of the host that only a variable tells, by a name that says so: Docker's choice. */
  private static Optional<String> byName(YamlNode node) {
    return node.asScalar()
        .map(scalar -> BY_NAME.matcher(scalar.text()))
        .filter(Matcher::matches)
        .map(m -> m.group(1));
  }

  private static Optional<Range> range(YamlMap map, String key) {
    return map.get(key).flatMap(Section::text).flatMap(Range::parse);
  }

  private static String text(Matcher m, String group) {
    String value = m.group(group);
    return value == null ? "" : value;
  }

  private static Optional<List<Port>> ports(
      String address, String published, Range target, String protocol, Origin origin) {
    Optional<Range> host = Range.parse(published);
    if (host.isEmpty() && !published.isEmpty()) {
      return Optional.empty();
    }
    List<Port> all = new ArrayList<>();
    for (int i = 0; i <= target.to() - target.from(); i++) {
      int offset = i;
      OptionalInt number =
          host.filter(h -> h.from() + offset <= h.to())
              .map(h -> OptionalInt.of(h.from() + offset))
              .orElse(OptionalInt.empty());
      String name = Integer.toString(target.from() + i);
      all.add(new Port(name, target.from() + i, protocol, address, number, origin));
    }
    return Optional.of(all);
  }
}
