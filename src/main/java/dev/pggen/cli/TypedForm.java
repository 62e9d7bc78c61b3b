package dev.pggen.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form in which something is written and where it goes, as typed.
 *
 * @param option that asks for it, like {@code --format}
 * @param word after it
 * @param file where it goes; without one it goes to standard output
 */
record TypedForm(String option, String word, Optional<String> file) {
  private static final String OUTPUT = "--output";
  private static final String STANDARD_OUTPUT = "-";

  /** From options in the order in which they were typed: a file belongs to the form before it. */
  static List<TypedForm> of(List<Typed> words) throws UsageException {
    List<TypedForm> forms = new ArrayList<>();
    boolean open = false;
    for (Typed word : words) {
      if (!word.option().equals(OUTPUT)) {
        forms.add(new TypedForm(word.option(), word.value(), Optional.empty()));
        open = true;
      } else if (open) {
        TypedForm form = forms.remove(forms.size() - 1);
        forms.add(new TypedForm(form.option(), form.word(), file(word.value())));
        open = false;
      } else {
        throw new UsageException(
            "there is no --format before `--output " + word.value() + "` that could go there",
            "for example: --format sarif --output " + word.value());
      }
    }
    return forms;
  }

  private static Optional<String> file(String typed) throws UsageException {
    if (typed.isBlank()) {
      throw new UsageException("--output names no file", "give a path, or - for standard output");
    }
    return Optional.of(typed).filter(name -> !name.equals(STANDARD_OUTPUT));
  }

  /** Two forms at one place would lie over each other. */
  static void refuseTheSamePlace(List<TypedForm> forms) throws UsageException {
    for (int i = 0; i < forms.size(); i++) {
      for (TypedForm other : forms.subList(0, i)) {
        TypedForm form = forms.get(i);
        if (form.place().equals(other.place())) {
          throw new UsageException(
              "`"
                  + other.word()
                  + "` and `"
                  + form.word()
                  + "` would both go to "
                  + form.file().map(file -> "`" + file + "`").orElse("standard output"),
              "give one of them a file: " + other.option() + " " + other.word() + " --output FILE");
        }
      }
    }
  }

  /** The file without detours. */
  private Optional<Path> place() {
    return file.map(name -> Path.of(name).normalize());
  }
}
