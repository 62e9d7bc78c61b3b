package dev.pggen.cli;

import dev.pggen.report.Json;
import dev.pggen.source.Span;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Weakening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the runtimes of specs weaken or ignore of what the specs say. */
final class LossReport {
  private LossReport() {}

  /**
   * What one runtime loses of one spec.
   *
   * @param spec its name
   * @param target id of the runtime
   * @param form in which the runtime takes it beside its manifest; empty for the manifest
   * @param losses sorted
   */
  private record Stacked(String spec, String target, Optional<String> form, List<Loss> losses) {
    String runtime() {
      return target + form.map(f -> " (" + f + ")").orElse("");
    }
  }

  private static List<Stacked> of(Rendering rendering) {
    String spec = rendering.place().shown(rendering.spec());
    List<Stacked> all = new ArrayList<>();
    for (int i = 0; i < rendering.targets().size(); i++) {
      OnTarget target = rendering.targets().get(i);
      String id = target.target().profile().id();
      all.add(new Stacked(spec, id, Optional.empty(), target.losses()));
      for (FormFiles files : rendering.forms().get(i)) {
        List<Loss> losses = files.form().losses(files.stack());
        all.add(new Stacked(spec, id, Optional.of(files.form().key()), losses));
      }
    }
    return all;
  }

  /** In a form. */
  static String of(LossForm form, List<Rendering> renderings) {
    List<Stacked> all = renderings.stream().flatMap(r -> of(r).stream()).toList();
    return form == LossForm.JSON ? json(all) : human(all);
  }

  /** A line for each fact, below its spec and runtime. */
  private static String human(List<Stacked> all) {
    StringBuilder out = new StringBuilder();
    for (Stacked each : all) {
      out.append(each.spec()).append(" on ").append(each.runtime());
      out.append(each.losses().isEmpty() ? ": nothing is lost\n" : ":\n");
      each.losses().forEach(loss -> out.append(line(loss)));
    }
    return out.toString();
  }

  /** One fact. */
  private static String line(Loss loss) {
    Weakening how = loss.weakening();
    String place =
        loss.origin().span().map(span -> " " + span.path() + ":" + span.line()).orElse("");
    return "  "
        + how.effect().label()
        + (loss.isDefault() ? " by default" : place)
        + ": "
        + kind(loss)
        + " of "
        + loss.subject()
        + (loss.isWholeKind() ? "" : ": " + loss.said())
        + " -> "
        + how.instead()
        + " ("
        + how.why()
        + ")\n";
  }

  private static String kind(Loss loss) {
    return loss.weakening().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The stable contract of {@code schemas/losses-1.schema.json}. */
  private static String json(List<Stacked> stacked) {
    List<Loss> all = stacked.stream().flatMap(each -> each.losses().stream()).toList();
    List<String> stacks = new ArrayList<>();
    for (Stacked each : stacked) {
      stacks.add(
          Json.object(
              Json.member("spec", each.spec()),
              Json.member("target", each.target()),
              each.form().map(form -> Json.member("form", form)).orElse(""),
              Json.raw(
                  "losses", Json.lines(each.losses().stream().map(LossReport::json).toList()))));
    }
    String[] counts =
        Arrays.stream(Weakening.Effect.values())
            .map(effect -> Json.number(effect.label(), count(all, effect)))
            .toArray(String[]::new);
    return Json.object(
            Json.number("version", 1),
            Json.raw("stacks", Json.array(stacks)),
            Json.raw("summary", Json.object(counts)))
        + "\n";
  }

  private static int count(List<Loss> losses, Weakening.Effect effect) {
    return (int) losses.stream().filter(l -> l.weakening().effect() == effect).count();
  }

  private static String json(Loss loss) {
    Weakening how = loss.weakening();
    Origin origin = loss.origin();
    Optional<Span> span = origin.span();
    return Json.object(
        Json.member("kind", kind(loss).replace(' ', '-')),
        Json.member("subject", loss.subject()),
        Json.member("effect", how.effect().label()),
        Json.member("said", loss.said()),
        Json.member("instead", how.instead()),
        Json.member("why", how.why()),
        Json.raw("default", loss.isWholeKind() ? "null" : Boolean.toString(loss.isDefault())),
        Json.raw("path", span.map(s -> Json.quote(s.path())).orElse("null")),
        Json.raw("line", span.map(s -> Integer.toString(s.line())).orElse("null")),
        Json.raw("column", span.map(s -> Integer.toString(s.column())).orElse("null")));
  }

  /**
   * What a render says: how much each runtime loses, and what of it the spec itself says.
   *
   * @param fully whether fact by fact; else the number alone
   */
  static String told(Rendering rendering, boolean fully) {
    StringBuilder out = new StringBuilder();
    of(rendering).forEach(each -> out.append(told(each, fully)));
    return out.toString();
  }

  private static String told(Stacked each, boolean fully) {
    List<Loss> losses = each.losses();
    if (losses.isEmpty()) {
      return "";
    }
    List<Loss> written = losses.stream().filter(l -> !l.isDefault() && !l.isWholeKind()).toList();
    int kinds = (int) losses.stream().filter(Loss::isWholeKind).count();
    List<String> parts = new ArrayList<>();
    count(written.size(), "fact", " of the spec", parts);
    count(losses.size() - written.size() - kinds, "fact", " of defaults", parts);
    count(kinds, "kind", " of facts", parts);
    StringBuilder out = new StringBuilder("on ").append(each.runtime()).append(' ');
    out.append(String.join(" and ", parts));
    out.append(losses.size() == 1 ? " holds" : " hold").append(" in part");
    out.append(" (--loss-report human lists ").append(losses.size() == 1 ? "it" : "all");
    out.append(fully && !written.isEmpty() ? "):\n" : ")\n");
    if (fully) {
      written.forEach(loss -> out.append(line(loss)));
    }
    return out.toString();
  }

  private static void count(int n, String one, String whose, List<String> parts) {
    if (n > 0) {
      parts.add(n + " " + one + (n == 1 ? "" : "s") + whose);
    }
  }
}
