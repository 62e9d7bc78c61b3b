package dev.pggen.stack;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a container's image beside its name.
 *
 * @param build how it is made on the host; empty if it is pulled
 * @param fileForm how it reads secrets from files; empty if it cannot
 * @param written what stands for its name where a part of that is filled in from outside
 */
public record ImageTraits(
    Fact<Optional<ImageBuild>> build,
    Fact<Optional<FileForm>> fileForm,
    Optional<Expression> written) {

  /** An image whose name is told, or not written at all. */
  public ImageTraits(Fact<Optional<ImageBuild>> build, Fact<Optional<FileForm>> fileForm) {
    this(build, fileForm, Optional.empty());
  }

  /** An image from a registry, or made by another container of the stack. */
  public static ImageTraits pulled(Fact<Optional<FileForm>> fileForm) {
    return new ImageTraits(Fact.decided(Optional.empty(), "it is not made here"), fileForm);
  }

  /** The build, if there is one and it is known. */
  public Optional<ImageBuild> built() {
    return build.ifKnown().flatMap(b -> b);
  }

  /**
   * The name without its tag, where only the tag is filled in from outside: {@code postgres} of
   * <code>postgres:${VERSION}</code>.
   */
  public Optional<ImageRef> besideTag() {
    return written
        .map(Expression::parts)
        .filter(parts -> parts.size() > 1 && parts.get(0) instanceof Expression.Literal)
        .map(parts -> ((Expression.Literal) parts.get(0)).text())
        .filter(text -> text.indexOf(':') > text.lastIndexOf('/') && text.indexOf(':') > 0)
        .map(text -> new ImageRef(text.substring(0, text.lastIndexOf(':')), "", Optional.empty()));
  }

  /** What asks for the whole tag, where nobody says what it is if that is not set. */
  public Optional<Expression.Reference> unsetTag() {
    List<Expression.Part> parts = written.map(Expression::parts).orElse(List.of());
    int last = parts.size() - 1;
    if (last < 1
        || !(parts.get(last) instanceof Expression.Reference tag)
        || !(parts.get(last - 1) instanceof Expression.Literal before)
        || !before.text().endsWith(":")) {
      return Optional.empty();
    }
    boolean plain =
        tag.text().equals("$" + tag.name()) || tag.text().equals("${" + tag.name() + "}");
    return plain ? Optional.of(tag) : Optional.empty();
  }
}
