package dev.pggen.lint.rule;

import dev.pggen.stack.FileForm;
import dev.pggen.stack.ImageRef;
import java.util.List;
import java.util.Optional;

/**
 * How an image of a manifest reads a secret from a file, by the table that specs use, too.
 *
 * @param form none where the image is known to read no file
 */
record KnownFileForm(Optional<FileForm> form) {
  private static final String TABLE = "/dev/pggen/spec/images.tsv";
  private static final int NAME = 0;
  private static final int VARIANT = 1;
  private static final int FORM = 6;

  // Loaded when first asked: most stacks never do.
  private static final class Lines {
    private static final List<List<String>> ALL = Table.read(TABLE);
  }

  /** What is known of an image; of two lines the one for its variant counts. */
  static Optional<KnownFileForm> of(ImageRef image) {
    Optional<String> word = Optional.empty();
    String full = image.full();
    for (List<String> line : Lines.ALL) {
      boolean any = line.get(VARIANT).equals("-");
      if (line.get(NAME).equals(full) && (any || image.tag().contains(line.get(VARIANT)))) {
        word = any && word.isPresent() ? word : Optional.of(line.get(FORM));
      }
    }
    return word.filter(w -> !w.equals("-") && !w.equals("?")).map(w -> new KnownFileForm(form(w)));
  }

  private static Optional<FileForm> form(String word) {
    if (word.equals("none")) {
      return Optional.empty();
    }
    if (word.endsWith("://")) {
      return Optional.of(new FileForm("", "", word));
    }
    return Optional.of(
        word.endsWith("__") ? new FileForm(word, "", "") : new FileForm("", word, ""));
  }

  /** A variable as it is to be written; only where there is a form. */
  String shown(String variable) {
    FileForm how = form.orElseThrow();
    return how.variable(variable) + ": " + how.scheme() + "/run/secrets/NAME";
  }
}
