package dev.pggen.read.nomad;

import dev.pggen.hcl.HclExpression;
import dev.pggen.read.NewPrivileges;
import dev.pggen.source.Size;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a task's container is kept from doing. */
final class HardeningReader {
  private static final String DEFAULT = "Docker's default";
  private static final int ANYBODY = 01777;

  private HardeningReader() {}

  static Hardening of(Section config) {
    return new Hardening(
        config.fact("readonly_rootfs", config::truth, Fact.decided(false, DEFAULT)),
        capabilities(config, "cap_drop"),
        capabilities(config, "cap_add"),
        NewPrivileges.of(
            config.fact("security_opt", config::texts, Fact.decided(List.of(), DEFAULT))),
        config.fact("init", config::truth, Fact.decided(false, DEFAULT)),
        tmpfs(config),
        shared(config));
  }

  private static Hardening.Shared shared(Section config) {
    Fact<Boolean> own = Fact.decided(false, DEFAULT);
    return new Hardening.Shared(
        config.fact("privileged", config::truth, own),
        config.fact("pid_mode", v -> isHost(config, v), own),
        config.fact("ipc_mode", v -> isHost(config, v), own),
        config.fact("network_mode", v -> isHost(config, v), own));
  }

  private static Optional<Boolean> isHost(Section config, HclExpression mode) {
    return config.text(mode).map("host"::equals);
  }

  private static Fact<SortedSet<String>> capabilities(Section config, String key) {
    return config.fact(
        key,
        v -> config.texts(v).map(HardeningReader::names),
        Fact.decided(new TreeSet<>(), "Nomad's default"));
  }

  private static SortedSet<String> names(List<String> texts) {
    SortedSet<String> names = new TreeSet<>();
    texts.forEach(t -> names.add(t.toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "")));
    return names;
  }

  private static Fact<List<Hardening.Tmpfs>> tmpfs(Section config) {
    List<Hardening.Tmpfs> all = new ArrayList<>();
    for (Section mount : config.all("mount")) {
      if (mount.text("type").filter("tmpfs"::equals).isEmpty()) {
        continue;
      }
      Optional<Section> options = mount.first("tmpfs_options");
      Optional<Long> size = options.flatMap(o -> o.get("size").flatMap(o::large));
      int mode = options.flatMap(o -> o.get("mode").flatMap(o::number)).orElse(ANYBODY);
      Optional<String> target = mount.text("target");
      if (size.isEmpty() || target.isEmpty()) {
        return new Fact.Unknown<>(mount.origin());
      }
      all.add(new Hardening.Tmpfs(target.get(), new Size(size.get()), Integer.toOctalString(mode)));
    }
    return Fact.of(List.copyOf(all), config.origin());
  }
}
