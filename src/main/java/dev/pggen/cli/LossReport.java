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

  /** In a form. */
  static String of(LossForm form, List<Rendering> renderings) {
    return form == LossForm.JSON ? json(renderings) : human(renderings);
  }

  /** A line for each fact, below its spec and runtime; by the contract of the JSON form. */
  private static String human(List<Rendering> renderings) {
    StringBuilder out = new StringBuilder();
    for (Rendering each : renderings) {
      for (OnTarget target : each.targets()) {
        List<Loss> losses = target.losses();
        out.append(each.place().shown(each.spec())).append(" on ").append(id(target));
        out.append(losses.isEmpty() ? ": nothing is lost\n" : ":\n");
        losses.forEach(loss -> out.append(line(loss)));
      }
    }
    return out.toString();
  }

  /** One fact. */
  static String line(Loss loss) {
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
        + ": "
        + loss.said()
        + " -> "
        + how.instead()
        + " ("
        + how.why()
        + ")\n";
  }

  private static String kind(Loss loss) {
    return loss.weakening().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String id(OnTarget target) {
    return target.target().profile().id();
  }

  /** The stable contract of {@code schemas/losses-1.schema.json}. */
  private static String json(List<Rendering> renderings) {
    List<String> stacks = new ArrayList<>();
    List<Loss> all = new ArrayList<>();
    for (Rendering each : renderings) {
      for (OnTarget target : each.targets()) {
        List<Loss> losses = target.losses();
        all.addAll(losses);
        stacks.add(
            Json.object(
                Json.member("spec", each.place().shown(each.spec())),
                Json.member("target", id(target)),
                Json.raw("losses", Json.lines(losses.stream().map(LossReport::json).toList()))));
      }
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
        Json.raw("default", Boolean.toString(loss.isDefault())),
        Json.raw("path", span.map(s -> Json.quote(s.path())).orElse("null")),
        Json.raw("line", span.map(s -> Integer.toString(s.line())).orElse("null")),
        Json.raw("column", span.map(s -> Integer.toString(s.column())).orElse("null")));
  }

  /**
   * What a render says of one runtime: how much, and what of it the spec itself says.
   *
   * @param fully whether fact by fact; else the number alone
   */
  static String told(OnTarget target, boolean fully) {
    List<Loss> losses = target.losses();
    List<Loss> written = losses.stream().filter(l -> !l.isDefault()).toList();
    if (losses.isEmpty()) {
      return "";
    }
    int defaults = losses.size() - written.size();
    StringBuilder out = new StringBuilder("on ").append(id(target)).append(' ');
    if (!written.isEmpty()) {
      out.append(facts(written.size())).append(" of the spec");
      out.append(defaults == 0 ? "" : " and " + defaults + " of defaults");
    } else {
      out.append(facts(defaults)).append(" of defaults");
    }
    out.append(losses.size() == 1 ? " holds" : " hold").append(" in part");
    out.append(" (--loss-report human lists ").append(losses.size() == 1 ? "it" : "all");
    out.append(fully && !written.isEmpty() ? "):\n" : ")\n");
    if (fully) {
      written.forEach(loss -> out.append(line(loss)));
    }
    return out.toString();
  }

  private static String facts(int n) {
    return n == 1 ? "1 fact" : n + " facts";
  }
}
