package dev.pggen.stack;

import java.util.Optional;

/**
 * What is known of a container's image beside its name.
 *
 * @param build how it is made on the host; empty if it is pulled
 * @param fileForm how it reads secrets from files; empty if it cannot
 */
public record ImageTraits(Fact<Optional<ImageBuild>> build, Fact<Optional<FileForm>> fileForm) {
  /** An image from a registry, or made by another container of the stack. */
  public static ImageTraits pulled(Fact<Optional<FileForm>> fileForm) {
    return new ImageTraits(Fact.decided(Optional.empty(), "it is not made here"), fileForm);
  }

  /** The build, if there is one and it is known. */
  public Optional<ImageBuild> built() {
    return build.ifKnown().flatMap(b -> b);
  }
}
