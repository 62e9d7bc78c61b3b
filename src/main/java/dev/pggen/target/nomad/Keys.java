package dev.pggen.target.nomad;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that Nomad's blocks know, from a table; read when a spec has a patch. */
final class Keys {
  /** The block that is a whole file. */
  static final String FILE = "File";

  private static final Map<String, Key> ALL = read();

  private Keys() {}

  /** What stands behind a name. */
  enum Form {
    VALUE,
    TABLE,
    NAMES,
    ONE,
    LABELLED,
    MANY
  }

  /**
   * A name in a block.
   *
   * @param form what it is
   * @param inner the block below, for one that has its own names
   * @param by the attribute by which blocks without a label are told apart, if there is one
   */
  record Key(Form form, String inner, Optional<String> by) {}

  /** A name, if the block knows it. */
  static Optional<Key> of(String block, String name) {
    return Optional.ofNullable(ALL.get(block + " " + name));
  }

  private static Map<String, Key> read() {
    Map<String, Key> all = new HashMap<>();
    try (InputStream in = Keys.class.getResourceAsStream("keys.txt")) {
      if (in == null) {
        throw new IllegalStateException("keys.txt is not packed");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        if (!line.startsWith("#")) {
          all.put(
              words[0] + " " + words[1],
              new Key(
                  Form.valueOf(words[2].toUpperCase(Locale.ROOT)),
                  words.length > 3 ? words[3] : "",
                  words.length > 4 ? Optional.of(words[4]) : Optional.empty()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
