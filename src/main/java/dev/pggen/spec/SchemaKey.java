package dev.pggen.spec;

/**
 * A key of the spec, as the schema describes it.
 *
 * @param path where it stands, like {@code containers.NAME.port}
 * @param value what it takes
 * @param required whether its block is wrong without it
 * @param standard what holds without it
 * @param about what it means
 * @param example a value in JSON, or a plain word
 */
public record SchemaKey(
    String path, String value, boolean required, String standard, String about, String example) {

  /** Its last part. */
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** What it stands in; empty at the top. */
  public String block() {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /** Whether a path as somebody types it means this key: NAME stands for any word. */
  boolean isMeantBy(String typed) {
    String[] wanted = path.split("\\.");
    String[] given = typed.split("\\.");
    if (given.length == 1) {
      return name().equals(typed);
    }
    boolean same = wanted.length == given.length;
    for (int i = 0; same && i < given.length; i++) {
      String word = given[i].replaceFirst("\\[.*", "");
      String part = wanted[i].replace("[]", "");
      same = part.equals("NAME") || part.equals(word);
    }
    return same;
  }
}
