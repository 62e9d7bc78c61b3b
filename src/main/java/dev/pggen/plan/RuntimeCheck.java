package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.TextSpec;
import dev.pggen.stack.RuntimeTraits;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other runtimes can hold and this one cannot: it is refused where it stands, because what the
 * runtime made of it would be something else.
 */
final class RuntimeCheck {
  private final Scope scope;
  private final RuntimeTraits traits;

  private RuntimeCheck(Scope scope) {
    this.scope = scope;
    this.traits = scope.profile().traits();
  }

  static void check(Scope scope) {
    RuntimeCheck check = new RuntimeCheck(scope);
    List<ContainerSpec> all = new ArrayList<>(scope.spec().containers().values());
    if (check.traits.sharedNamespace()) {
      check.ports(all);
    }
    all.addAll(scope.spec().initContainers().values());
    all.forEach(check::container);
    check.memory(scope.spec().postgres().memory());
    check.database();
    for (At<SourceFile> init : scope.spec().postgres().init()) {
      check.composed(init.value().text(), init.span(), "the SQL of a file");
    }
  }

  private void refuse(Span place, String message, String help) {
    scope.findings().add(PlanRules.RUNTIME.at(place, message).help(help));
  }

  private void ports(List<ContainerSpec> containers) {
    Map<String, String> taken = new HashMap<>();
    taken.put(Scope.PORT + "/tcp", "the database");
    for (ContainerSpec c : containers) {
      c.ports().forEach(p -> port(c, p.port() + "/" + p.protocol(), p.span(), taken));
      c.expose().forEach(e -> port(c, e.value() + "/tcp", e.span(), taken));
    }
  }

  private void port(ContainerSpec c, String port, Span span, Map<String, String> taken) {
    String name = "`" + c.name().value() + "`";
    String other = taken.putIfAbsent(port, name);
    if (other != null && !other.equals(name)) {
      refuse(
          span,
          name + " listens on port " + port + " like " + other + ", and they share one network",
          "let one of them listen on another port: its own setting, and the port here");
    }
  }

  private void container(ContainerSpec c) {
    String name = c.name().value();
    if (!traits.words().containers().matcher(name).matches()) {
      refuse(
          c.span(),
          "a container cannot be called `" + name + "` on this runtime",
          "use small letters, digits and hyphens");
    }
    memory(c.limits().memory());
    c.limits()
        .stopSignal()
        .filter(s -> !traits.words().stopSignals().matcher(s.value()).matches())
        .ifPresent(
            s ->
                refuse(
                    s.span(),
                    "this runtime cannot send " + s.value(),
                    "take it out to leave the signal to the image, or below `targets."
                        + scope.profile().id()
                        + ".spec` only"));
    c.privileges()
        .gpus()
        .filter(g -> g.value().equals("all") && !traits.allGpus())
        .ifPresent(
            g ->
                refuse(
                    g.span(),
                    "this runtime counts graphics processors",
                    "write how many it needs"));
    c.env().forEach((variable, text) -> variable(variable, text));
    c.labels()
        .forEach(
            (label, text) -> {
              texts(text, "a label");
              literal(text, "a label");
            });
    c.command().forEach(text -> texts(text, "an argument"));
    c.entrypoint().forEach(text -> texts(text, "an argument"));
    c.files().values().forEach(file -> texts(file.text(), "a file", file.span()));
  }

  private void variable(String name, TextSpec text) {
    if (!traits.words().variables().matcher(name).matches()) {
      refuse(
          text.span(),
          "this runtime changes the name of the variable `" + name + "`",
          "use letters, digits and underscores");
    }
    texts(text, "a variable");
    literal(text, "a variable");
  }

  private void texts(TextSpec text, String what) {
    texts(text, what, text.span());
  }

  private void texts(TextSpec text, String what, Span place) {
    text.parts().stream()
        .filter(TextSpec.Literal.class::isInstance)
        .map(part -> ((TextSpec.Literal) part).text())
        .forEach(literal -> composed(literal, place, what));
  }

  private void composed(String text, Span place, String what) {
    if (!traits.words().composed()) {
      return;
    }
    boolean whole =
        text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    if (!whole) {
      refuse(place, what + " holds a character that this runtime cannot", "take it out");
    } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      refuse(
          place,
          what + " holds letters with separate accents, which this runtime puts together",
          "write them as one character (Unicode NFC)");
    }
  }

  private void literal(TextSpec text, String what) {
    traits
        .words()
        .replaced()
        .filter(
            pattern ->
                text.parts().stream()
                    .anyMatch(
                        part ->
                            part instanceof TextSpec.Literal literal
                                && pattern.matcher(literal.text()).find()))
        .ifPresent(
            pattern ->
                refuse(
                    text.span(),
                    what + " holds `${…}`, which this runtime may replace",
                    "give it to the container as a file"));
  }

  private void memory(Optional<At<Size>> memory) {
    long unit = traits.memoryUnit().bytes();
    memory
        .filter(m -> m.value().bytes() % unit != 0)
        .ifPresent(
            m ->
                refuse(
                    m.span(),
                    "this runtime counts memory in whole " + traits.memoryUnit(),
                    "write "
                        + new Size((m.value().bytes() / unit + 1) * unit)
                        + ", which is a little more"));
  }

  private void database() {
    if (traits.publishesDatabase()) {
      return;
    }
    scope
        .spec()
        .postgres()
        .publish()
        .ifPresent(
            p ->
                refuse(
                    p.span(),
                    "the database has no way in from outside on this runtime",
                    "set `targets." + scope.profile().id() + ".spec.postgres.publish: null`"));
    scope.spec().postgres().access().stream()
        .findFirst()
        .ifPresent(
            a ->
                refuse(
                    a.span(),
                    "nobody from outside can reach the database on this runtime",
                    "set `targets." + scope.profile().id() + ".spec.postgres.access: null`"));
  }
}
