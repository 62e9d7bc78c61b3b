package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Nearest;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.stack.Extension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Extensions of the spec: what is created, what must be loaded, which settings they need. */
final class Extensions {
  private static final int OTHERS = 50;
  private static final String DATABASE = "${database}";
  private static final String MAJOR = "${major}";

  private final PostgresSpec spec;

  Extensions(PostgresSpec spec) {
    this.spec = spec;
  }

  /** Names to create, in spec order, once each. */
  List<String> names() {
    return spec.extensions().stream().map(At::value).distinct().toList();
  }

  /** Libraries to load: those of the spec and those that extensions need, in loading order. */
  List<String> preload() {
    List<String> all = new ArrayList<>();
    spec.preload().forEach(at -> all.add(at.value()));
    names().forEach(name -> all.add(cell(name, Extension::library)));
    List<String> once = all.stream().filter(library -> !library.isEmpty()).distinct().toList();
    // A comparator costs start-up time, and mostly there is nothing to order.
    return once.size() < 2
        ? once
        : once.stream().sorted(Comparator.comparingInt(this::rank)).toList();
  }

  private int rank(String library) {
    String rank = cell(library, Extension::rank);
    return rank.isEmpty() ? OTHERS : Integer.parseInt(rank);
  }

  /** Settings that loaded libraries need, by name. */
  Map<String, String> settings(String database) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String library : preload()) {
      String setting = cell(library, Extension::setting);
      int equals = setting.indexOf('=');
      if (equals > 0) {
        settings.put(
            setting.substring(0, equals),
            setting.substring(equals + 1).replace(DATABASE, database));
      }
    }
    return settings;
  }

  /** Debian packages of what the official image lacks, sorted. */
  List<String> packages(int major) {
    return wanted().stream()
        .filter(at -> !isOfficial(at.value()))
        .map(at -> packageOf(at.value(), major))
        .filter(name -> !name.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether the official image lacks nothing. */
  boolean areAllOfficial() {
    return wanted().stream().allMatch(at -> isOfficial(at.value()));
  }

  /** With the official image, what it lacks would end the first start. */
  void check(Image image, List<Finding> findings) {
    if (!image.official()) {
      return;
    }
    for (At<String> name : wanted()) {
      boolean packaged = !packageOf(name.value(), image.major()).isEmpty();
      if (isOfficial(name.value()) || (spec.builds() && packaged)) {
        continue;
      }
      findings.add(spec.builds() ? unpackaged(name) : missing(name, image.major()));
    }
  }

  /** Extensions, and libraries that the table knows: others may be files of any name. */
  private List<At<String>> wanted() {
    List<At<String>> all = new ArrayList<>(spec.extensions());
    spec.preload().stream()
        .filter(at -> Extension.named(at.value()).isPresent() && !names().contains(at.value()))
        .forEach(all::add);
    return all;
  }

  private Finding unpackaged(At<String> name) {
    List<String> known =
        Extension.all().stream()
            .filter(e -> !e.packageName().isEmpty())
            .map(Extension::name)
            .toList();
    return PlanRules.NO_PACKAGE
        .at(name.span(), "no Debian package is known that holds `" + name.value() + "`")
        .help(
            Nearest.of(name.value(), known)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(
                    "name an image that holds it with `postgres.image`; packages are known for "
                        + String.join(", ", known)));
  }

  private Finding missing(At<String> name, int major) {
    String packaged = packageOf(name.value(), major);
    String help =
        packaged.isEmpty()
            ? near(name.value())
                .map(near -> "did you mean `" + near + "`?")
                .orElse("name an image that holds it: `postgres.image`")
            : "set `postgres.build: true`, which adds the package `"
                + packaged
                + "`, or name an image that holds it: `postgres.image`";
    return PlanRules.EXTENSION_MISSING
        .at(name.span(), "the official image has no extension `" + name.value() + "`")
        .help(help);
  }

  /** What was meant: an official one by its spelling, or any by the name of its project. */
  private static Optional<String> near(String written) {
    return Extension.meant(written)
        .or(
            () ->
                Nearest.of(
                    written,
                    Extension.all().stream()
                        .filter(Extension::isOfficial)
                        .map(Extension::name)
                        .toList()));
  }

  private boolean isOfficial(String name) {
    return Extension.named(name).filter(Extension::isOfficial).isPresent();
  }

  private String packageOf(String name, int major) {
    return cell(name, Extension::packageName).replace(MAJOR, Integer.toString(major));
  }

  /** What is known of a name, or empty. */
  private static String cell(String name, Function<Extension, String> column) {
    return Extension.named(name).map(column).orElse("");
  }
}
