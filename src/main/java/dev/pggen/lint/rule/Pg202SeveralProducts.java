package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Link;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of different projects use one database server of one stack.
 *
 * <p>Server and worker of one project are one product; so is what only looks after a database.
 */
public final class Pg202SeveralProducts implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG202",
          "several-products",
          Severity.WARNING,
          "an upgrade, a restore or a runaway query of one takes the other along, and each may read"
              + " what the other keeps");

  /**
   * A container that uses the server.
   *
   * @param image what it runs
   * @param link how it uses the server
   * @param span where it says so
   */
  private record Client(ImageRef image, Link link, Span span) {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream().flatMap(s -> findings(stack, s).stream());
  }

  /** One finding for each product after the first. */
  private static List<Finding> findings(Stack stack, Server server) {
    List<Client> products = new ArrayList<>();
    List<Finding> found = new ArrayList<>();
    for (Client client : clients(stack, server)) {
      if (products.stream().anyMatch(p -> Product.same(p.image(), client.image()))) {
        continue;
      }
      if (!products.isEmpty()) {
        found.add(finding(stack, client, products.get(0)));
      }
      products.add(client);
    }
    return found;
  }

  private static List<Client> clients(Stack stack, Server server) {
    List<Client> clients = new ArrayList<>();
    for (Link link : stack.links()) {
      if (!link.server().equals(server.workload())) {
        continue;
      }
      Optional<ImageRef> image = stack.workload(link.workload()).flatMap(w -> w.image().ifKnown());
      if (image.isPresent()
          && link.origin().span().isPresent()
          && !isServers(stack, server, image.get())
          && !Product.looksAfterDatabases(image.get())) {
        clients.add(new Client(image.get(), link, link.origin().span().get()));
      }
    }
    return clients;
  }

  /** A container of the server's own image brings `psql`, and no product. */
  private static boolean isServers(Stack stack, Server server, ImageRef image) {
    return stack
        .workload(server.workload())
        .filter(w -> w.image().isKnownAnd(i -> i.full().equals(image.full())))
        .isPresent();
  }

  private static Finding finding(Stack stack, Client client, Client first) {
    return INFO.at(
            client.span(),
            "`"
                + client.link().workload()
                + "` and `"
                + first.link().workload()
                + "` are two products on one database server")
        .related(first.span(), "runs `" + first.image().repository() + "`, and uses it as well")
        .help(
            "give `"
                + client.link().workload()
                + "` a service of its own, with its own `postgres`, in `"
                + client.link().workload()
                + ".pggen.yaml`; if both are one product, append `# pggen: ignore[PG202] -- REASON`");
  }
}
