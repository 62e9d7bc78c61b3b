package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Link;
import dev.pggen.stack.Network;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Stores;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of different projects use one database server of one stack.
 *
 * <p>Server and worker of one project are one product; so is what only looks after a database. A
 * server on two networks of others that nothing beside it uses is for several projects as well.
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
    return stack.servers().stream()
        .flatMap(s -> Stream.concat(findings(stack, s).stream(), forOthers(stack, s).stream()));
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

  /** A server that nothing of its file uses, on two networks that others join. */
  private static Optional<Finding> forOthers(Stack stack, Server server) {
    Optional<Workload> workload = stack.workload(server.workload());
    Fact<List<String>> joined =
        workload.map(w -> w.network().networks()).orElse(Fact.unknown("no such container"));
    List<Network> joinedOutside =
        stack.networks().stream()
            .filter(n -> n.external() && joined.isKnownAnd(all -> all.contains(n.name())))
            .toList();
    if (joinedOutside.size() < 2) { // as of nearly all
      return Optional.empty();
    }
    List<Network> outside = ProjectNetworks.among(joinedOutside, stack);
    if (outside.size() < 2 || !stack.workloads().stream().allMatch(Pg202SeveralProducts::noApp)) {
      return Optional.empty();
    }
    return workload
        .flatMap(w -> w.origin().span())
        .map(
            span ->
                INFO.at(
                        span,
                        "`"
                            + server.workload()
                            + "` is on `"
                            + outside.get(0).name()
                            + "` and `"
                            + outside.get(1).name()
                            + "`, and no app of this file uses it: projects on both may reach it")
                    .help("give each project a server of its own, on a network of its own file"));
  }

  /** Whether a container is a store, or looks after one. */
  private static boolean noApp(Workload workload) {
    return workload.role() == Workload.Role.DATABASE
        || workload.role() == Workload.Role.BACKUP
        || Stores.isOne(workload)
        || workload.image().isKnownAnd(i -> Product.looksAfterDatabases(i) || Product.keepsData(i));
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
