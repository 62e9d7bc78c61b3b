package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclTemplate;
import dev.pggen.hcl.HclTemplatePart;
import java.util.List;

/** What Nomad refuses in services and their checks. */
final class ServiceRefusals {
  private static final List<String> NEED_PORT = List.of("tcp", "http", "grpc");
  private static final String NAME =
      "Service name must be valid per RFC 1123 and can contain only alphanumeric characters or"
          + " dashes and must be no longer than 63 characters";

  private final Jobs jobs;
  private final List<Refusal> found;

  private ServiceRefusals(Jobs jobs, List<Refusal> found) {
    this.jobs = jobs;
    this.found = found;
  }

  static void of(Jobs jobs, Jobs.Group group, List<Refusal> found) {
    ServiceRefusals all = new ServiceRefusals(jobs, found);
    group.body().blocks("service").forEach(service -> all.service(service.body(), true));
    jobs.tasks(group).stream()
        .flatMap(task -> task.body().blocks("service").stream())
        .forEach(service -> all.service(service.body(), false));
  }

  private void service(HclBody service, boolean ofGroup) {
    service.attribute("name").ifPresent(this::name);
    for (HclBlock check : service.blocks("check")) {
      if (!check.body().blocks("dynamic").isEmpty()) {
        continue;
      }
      jobs.text(check.body(), "type").ifPresent(type -> check(service, check, type, ofGroup));
    }
  }

  /** Its written parts; what is put in is unknown. */
  private void name(HclAttribute name) {
    HclExpression value = jobs.value(name.value());
    boolean bad =
        value instanceof HclTemplate template
            && template.parts().stream()
                .filter(HclTemplatePart.Literal.class::isInstance)
                .map(part -> ((HclTemplatePart.Literal) part).text())
                .anyMatch(text -> !text.contains("${") && !isOfName(text));
    if (bad) {
      found.add(new Refusal(name.value().span(), NAME, "write dashes where other signs stand"));
    }
  }

  private static boolean isOfName(String text) {
    return text.chars()
        .allMatch(
            c -> c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
  }

  private void check(HclBody service, HclBlock check, String type, boolean ofGroup) {
    HclBody body = check.body();
    boolean nomad = jobs.text(service, "provider").filter("nomad"::equals).isPresent();
    if (nomad && (type.equals("script") || type.equals("grpc"))) {
      found.add(
          new Refusal(
              body.attribute("type").orElseThrow().value().span(),
              "invalid check type (\"" + type + "\"), must be one of tcp, http",
              "Nomad's own services know `tcp` and `http`; the others want Consul"));
      return;
    }
    if (NEED_PORT.contains(type)
        && body.attribute("port").isEmpty()
        && service.attribute("port").isEmpty()) {
      add(check, "check requires a port but neither check nor service have a port", "port");
    }
    boolean task = body.attribute("task").isPresent() || service.attribute("task").isPresent();
    if (type.equals("script") && ofGroup && !task) {
      add(check, "a script check must specify task parameter", "task");
    }
    if (type.equals("http") && body.attribute("path").isEmpty()) {
      add(check, "http type must have http path", "path");
    }
    for (String wanted : new String[] {"interval", "timeout"}) {
      if (body.attribute(wanted).isEmpty()) {
        String words =
            "missing required value "
                + wanted
                + ". "
                + (wanted.equals("interval") ? "Interval" : "Timeout")
                + " cannot be less than 1s";
        add(check, words, wanted);
      }
    }
    boolean proxied =
        Jobs.block(service, "connect")
            .filter(c -> !c.body().blocks("sidecar_service").isEmpty())
            .isPresent();
    if (type.equals("tcp") && proxied) {
      found.add(
          new Refusal(
              body.attribute("type").orElseThrow().value().span(),
              "tcp checks are not valid for Connect enabled services",
              "the server listens on the group's own loopback; ask it by a `script`"));
    }
  }

  private void add(HclBlock check, String words, String argument) {
    found.add(new Refusal(check.definition(), words, "give the check its `" + argument + "`"));
  }
}
