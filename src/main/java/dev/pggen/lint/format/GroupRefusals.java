package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Nomad refuses in ports and volumes of a group. */
final class GroupRefusals {
  private final Jobs jobs;
  private final Jobs.Group group;
  private final List<Refusal> found;

  private GroupRefusals(Jobs jobs, Jobs.Group group, List<Refusal> found) {
    this.jobs = jobs;
    this.group = group;
    this.found = found;
  }

  static void of(Jobs jobs, Jobs.Group group, List<Refusal> found) {
    GroupRefusals all = new GroupRefusals(jobs, group, found);
    all.ports();
    group.body().blocks("volume").forEach(all::volume);
  }

  private void ports() {
    Map<String, String> reserved = new HashMap<>();
    for (HclBlock network : group.body().blocks("network")) {
      for (HclBlock block : network.body().blocks("port")) {
        HclBody port = block.body();
        Optional<Long> number = jobs.number(port, "static").filter(n -> n > 0);
        Optional<String> host =
            port.attribute("host_network").isPresent()
                ? jobs.text(port, "host_network")
                : Optional.of("default");
        if (number.isPresent()
            && host.isPresent()
            && port.attribute("ignore_collision").isEmpty()) {
          String other = reserved.putIfAbsent(host.get() + " " + number.get(), Jobs.label(block));
          if (other != null) {
            found.add(
                new Refusal(
                    port.attribute("static").orElseThrow().span(),
                    "Static port "
                        + number.get()
                        + " already reserved by taskgroup network:"
                        + other,
                    "give one of the two another number, or let Nomad choose it"));
          }
        }
      }
    }
  }

  private void volume(HclBlock volume) {
    HclBody body = volume.body();
    boolean csi = jobs.text(body, "type").filter("csi"::equals).isPresent();
    if (csi && body.attribute("attachment_mode").isEmpty()) {
      missing(
          volume, "CSI volumes must have an attachment mode", "attachment_mode = \"file-system\"");
    }
    if (csi && body.attribute("access_mode").isEmpty()) {
      missing(
          volume, "CSI volumes must have an access mode", "access_mode = \"single-node-writer\"");
    }
    Optional<HclAttribute> canary =
        Stream.of(group.block(), group.job())
            .flatMap(block -> block.body().blocks("update").stream())
            .filter(update -> update.body().attribute("canary").isPresent())
            .findFirst()
            .filter(update -> jobs.number(update.body(), "canary").filter(n -> n > 0).isPresent())
            .flatMap(update -> update.body().attribute("canary"));
    if (canary.isPresent() && jobs.isTrue(body, "per_alloc")) {
      found.add(
          new Refusal(
              canary.get().span(),
              "volume cannot be per_alloc when canaries are in use",
              "take `canary` out: a canary has no volume of its own"));
    }
  }

  private void missing(HclBlock volume, String words, String argument) {
    found.add(new Refusal(volume.definition(), words, "add `" + argument + "`"));
  }
}
