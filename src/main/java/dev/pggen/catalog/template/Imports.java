package dev.pggen.catalog.template;

/** What may follow the file in {@code include}, {@code import} and {@code from}. */
final class Imports {
  private Imports() {}

  static void read(Token word, Tokens in) throws Wrong {
    switch (word.text()) {
      case "import" -> {
        in.expectName("as");
        in.name();
      }
      case "from" -> {
        in.expectName("import");
        names(in);
      }
      case "include" -> {
        if (in.takeName("ignore")) {
          in.expectName("missing");
        }
      }
      default -> {}
    }
    if (in.takeName("with") || in.takeName("without")) {
      in.expectName("context");
    }
  }

  private static void names(Tokens in) throws Wrong {
    do {
      in.name();
      if (in.takeName("as")) {
        in.name();
      }
    } while (in.takeSign(","));
  }
}
