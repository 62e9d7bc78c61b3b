package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.ImageFact;
import dev.pggen.spec.ImageFacts;
import dev.pggen.stack.Fact;
import dev.pggen.stack.FileForm;
import dev.pggen.stack.Origin;
import java.util.Optional;

/** How an image reads secrets from files. */
final class ImageFileForm {
  private ImageFileForm() {}

  /** Unknown as well where the table took it on trust: an error must not rest on hearsay. */
  static Fact<Optional<FileForm>> of(At<String> image) {
    return ImageFacts.of(image.value())
        .filter(ImageFact::verified)
        .<Fact<Optional<FileForm>>>map(
            fact ->
                Fact.of(
                    form(fact.fileForm()),
                    Origin.decided("read in the project's own sources", image.span())))
        .orElse(Fact.unknown("it is not known what the image reads"));
  }

  private static Optional<FileForm> form(ImageFact.FileForm form) {
    return switch (form) {
      case SUFFIX, DOUBLE_SUFFIX -> Optional.of(new FileForm("", form.word(), ""));
      case PREFIX -> Optional.of(new FileForm(form.word(), "", ""));
      case URI -> Optional.of(new FileForm("", "", form.word()));
      case NONE -> Optional.empty();
    };
  }
}
