package dev.pggen.read.compose;

import dev.pggen.read.NewPrivileges;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a container is kept from doing. */
final class HardeningReader {
  private static final String DEFAULT = "Docker's default";
  private static final String MODE = "1777";

  private HardeningReader() {}

  static Hardening of(Section service) {
    return new Hardening(
        service.fact("read_only", Section::truth, Fact.decided(false, DEFAULT)),
        capabilities(service, "cap_drop"),
        capabilities(service, "cap_add"),
        NewPrivileges.of(
            service.fact("security_opt", Section::texts, Fact.decided(List.of(), DEFAULT))),
        service.fact("init", Section::truth, Fact.decided(false, DEFAULT)),
        service.fact("tmpfs", HardeningReader::tmpfs, Fact.decided(List.of(), "there is none")),
        shared(service));
  }

  private static Hardening.Shared shared(Section service) {
    Fact<Boolean> own = Fact.decided(false, DEFAULT);
    return new Hardening.Shared(
        service.fact("privileged", Section::truth, own),
        service.fact("pid", HardeningReader::isHost, own),
        service.fact("ipc", HardeningReader::isHost, own),
        service.fact("network_mode", HardeningReader::isHost, own));
  }

  private static Optional<Boolean> isHost(YamlNode node) {
    return Section.text(node).map(mode -> mode.equals("host"));
  }

  private static Fact<SortedSet<String>> capabilities(Section service, String key) {
    return service.fact(
        key,
        node -> Section.texts(node).map(HardeningReader::names),
        Fact.decided(new TreeSet<>(), DEFAULT));
  }

  /** Docker knows them with and without the prefix, in any case. */
  private static SortedSet<String> names(List<String> texts) {
    SortedSet<String> names = new TreeSet<>();
    texts.forEach(t -> names.add(t.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")));
    return names;
  }

  /** Empty if one of them has no size: half of the host's memory, whatever that is. */
  private static Optional<List<Hardening.Tmpfs>> tmpfs(YamlNode node) {
    List<Hardening.Tmpfs> all = new ArrayList<>();
    for (String text : Section.texts(node).orElse(List.of(""))) {
      int colon = text.indexOf(':');
      if (colon <= 0) {
        return Optional.empty();
      }
      List<String> options = Arrays.asList(text.substring(colon + 1).split(",", -1));
      Optional<Size> size = option(options, "size").flatMap(Quantities::size);
      if (size.isEmpty()) {
        return Optional.empty();
      }
      all.add(
          new Hardening.Tmpfs(
              text.substring(0, colon), size.get(), option(options, "mode").orElse(MODE)));
    }
    return Optional.of(List.copyOf(all));
  }

  private static Optional<String> option(List<String> options, String name) {
    return options.stream()
        .filter(o -> o.startsWith(name + "="))
        .map(o -> o.substring(name.length() + 1))
        .findFirst();
  }
}
