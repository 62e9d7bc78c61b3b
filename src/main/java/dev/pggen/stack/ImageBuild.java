package dev.pggen.stack;

import java.util.List;

/**
 * An image that is made on the host where it runs.
 *
 * @param dockerfile path beside the manifest, like {@code build/Dockerfile}; its directory is what
 *     the build sees
 * @param base image that it starts from
 * @param packages that are added to the base, for whoever writes the file; no reader knows them
 * @param plain whether it is known that the image starts as its base does
 * @param user whom the Dockerfile names as the one to run as
 */
public record ImageBuild(
    String dockerfile, Fact<ImageRef> base, List<String> packages, boolean plain, Fact<User> user) {
  public ImageBuild {
    packages = List.copyOf(packages);
  }

  /** A build that only adds packages. */
  public ImageBuild(String dockerfile, Fact<ImageRef> base, List<String> packages) {
    this(dockerfile, base, packages, true, Fact.unknown("it is that of the base"));
  }
}
