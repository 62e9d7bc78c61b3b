package dev.pggen.read.nomad;

import dev.pggen.hcl.HclTemplate;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Link;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which task uses a server by what only Nomad knows: the address of a port, a service's name, or
 * the loopback that tasks of a group share.
 */
final class JobLinks {
  private static final Pattern ABOUT_DATABASE =
      Pattern.compile("(?i).*(postgres|pgsql|database|(^|_)db|(^|_)pg).*");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?s)(.*@)?(127\\.0\\.0\\.1|localhost)(:5432)?([/?].*)?");

  private final List<Placed> all;

  JobLinks(List<Placed> all) {
    this.all = all;
  }

  /** Those that are not among the links that any manifest tells. */
  List<Link> beside(List<Link> known) {
    List<Link> links = new ArrayList<>();
    for (Placed server : all) {
      if (server.workload().role() == Workload.Role.DATABASE) {
        for (Placed app : all) {
          boolean other =
              app.workload().role() == Workload.Role.APP
                  && known.stream().noneMatch(l -> l.workload().equals(app.name()));
          if (other && uses(app, server)) {
            links.add(link(app, server));
          }
        }
      }
    }
    return links;
  }

  private static Link link(Placed app, Placed server) {
    return new Link(
        app.name(),
        server.name(),
        Fact.unknown("no address tells the database"),
        FileSignIns.user(app, address(app, server)),
        app.workload().origin());
  }

  private static boolean uses(Placed app, Placed server) {
    List<String> texts = texts(app);
    Pattern address = address(app, server);
    return texts.stream().anyMatch(t -> address.matcher(t).find())
        || sharesLoopback(app, server)
            && app.workload().env().stream()
                .anyMatch(
                    v ->
                        ABOUT_DATABASE.matcher(v.name()).matches()
                            && LOOPBACK.matcher(written(v)).matches());
  }

  /** One group is one client: tasks have its loopback in common, or that of their namespace. */
  private static boolean sharesLoopback(Placed app, Placed server) {
    if (app.group() != server.group()) {
      return false;
    }
    boolean own =
        app.group().isShared()
            && app.config().get("network_mode").isEmpty()
            && server.config().get("network_mode").isEmpty();
    return own || isOnHost(app) && isOnHost(server);
  }

  private static boolean isOnHost(Placed task) {
    return task.config().text("network_mode").filter("host"::equals).isPresent();
  }

  /** A word with which Nomad or Consul leads to the server. */
  private static Pattern address(Placed app, Placed server) {
    List<String> words = new ArrayList<>();
    for (Section service : server.group().leading(server.label(), server.task())) {
      service
          .text("name")
          .map(Pattern::quote)
          .ifPresent(
              name -> {
                words.add("[sS]ervice\\s+[\"`]" + name + "[\"`|]");
                words.add("(?<![\\w.-])" + name + "\\.service\\.");
              });
    }
    if (app.group() == server.group()) {
      for (String label : server.group().labelsOf(server.task(), server.config())) {
        words.add("NOMAD_[A-Z_]*(?:ADDR|IP|PORT)_" + Pattern.quote(label) + "(?![\\w-])");
      }
    }
    return Pattern.compile(words.isEmpty() ? "(?!)" : String.join("|", words));
  }

  private static List<String> texts(Placed app) {
    List<String> texts = new ArrayList<>();
    app.workload().env().forEach(v -> texts.add(written(v)));
    for (Section template : app.task().all("template")) {
      if (template.get("data").orElse(null) instanceof HclTemplate data) {
        data.written().ifPresent(texts::add);
      }
    }
    return texts;
  }

  private static String written(EnvVar variable) {
    Optional<String> known = variable.value().ifKnown().map(Text::shown);
    return known.or(() -> variable.expression().map(Expression::text)).orElse("");
  }
}
