package dev.pggen.artifact;

/**
 * All scripts of {@code scripts/} as one text, for runtimes that mount no files: base64 of gzip of
 * the scripts one after the other, each led by a line of the sign {@link #MARK} and its name.
 *
 * <p>It is made when scripts change, not when files are rendered: compressed bytes differ between
 * releases of the compressor, and what is rendered may not.
 */
public final class ScriptBundle {
  /** Leads the line with a script's name; no script holds it. */
  public static final char MARK = '\u001e';

  /** Where it lies among the templates. */
  static final String FILE = "scripts.bundle";

  private ScriptBundle() {}

  /** The text, on one line without a line break. */
  public static String text() {
    return Templates.text(FILE).strip();
  }

  /** What is compressed. */
  static String plain() {
    StringBuilder out = new StringBuilder();
    for (OutputFile script : Scripts.all()) {
      String name = script.path().substring(script.path().lastIndexOf('/') + 1);
      out.append(MARK).append(name).append('\n').append(script.text());
    }
    return out.toString();
  }
}
