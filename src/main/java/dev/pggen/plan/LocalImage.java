package dev.pggen.plan;

import dev.pggen.stack.Fact;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.LostKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The official image with packages of its own distribution added, made on the host.
 *
 * @param name under which the host keeps it; {@code localhost} is a registry that nobody asks
 * @param build how it is made
 */
record LocalImage(ImageRef name, ImageBuild build) {
  private static final String DOCKERFILE = "build/Dockerfile";
  private static final String TEMPLATE = "/templates/" + DOCKERFILE;
  private static final int DIGITS = 12;

  /** None where the spec asks for none, or after a finding. */
  static Optional<LocalImage> of(Scope scope, Image official, Extensions extensions) {
    if (!scope.spec().postgres().builds() || !official.official()) {
      return Optional.empty();
    }
    Optional<String> obstacle = obstacle(scope, extensions);
    if (obstacle.isPresent()) {
      scope
          .findings()
          .add(
              PlanRules.BUILD_IMPOSSIBLE
                  .at(
                      scope.spec().postgres().build().orElseThrow().span(),
                      "there is nothing to build: " + obstacle.get())
                  .help("take `postgres.build` out"));
      return Optional.empty();
    }
    List<String> packages = extensions.packages(official.major());
    if (packages.isEmpty()) {
      return Optional.empty(); // each of the missing ones has its finding
    }
    ImageRef base = official.image().value();
    ImageRef name =
        new ImageRef(
            "localhost/" + scope.names().service() + "-postgres",
            base.tag() + "-" + digest(base, packages),
            Optional.empty());
    return Optional.of(
        new LocalImage(
            name,
            new ImageBuild(
                DOCKERFILE,
                Fact.decided(base, "the image that would run without the packages"),
                packages)));
  }

  private static Optional<String> obstacle(Scope scope, Extensions extensions) {
    LostKind lost = scope.profile().losses().get(FactKind.BUILD);
    if (lost != null) {
      return Optional.of(lost.reason());
    }
    return extensions.areAllOfficial()
        ? Optional.of("the official image holds all extensions and libraries of the spec")
        : Optional.empty();
  }

  /** Another recipe is another name, so that no host runs what an older one made. */
  private static String digest(ImageRef base, List<String> packages) {
    try (InputStream template = LocalImage.class.getResourceAsStream(TEMPLATE)) {
      if (template == null) {
        throw new IllegalStateException("template " + TEMPLATE + " is not packed");
      }
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(template.readAllBytes());
      sha.update((base + "\n" + String.join("\n", packages)).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException("template " + TEMPLATE, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
