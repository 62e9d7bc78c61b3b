package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The compressed scripts are the scripts. To make them anew: {@code -Dgolden.update=true}. */
final class ScriptBundleTest {
  private static final Path FILE = Path.of("templates").resolve(ScriptBundle.FILE);

  /** The kernel takes no longer string for one variable. */
  private static final int LONGEST_VARIABLE = 128 * 1024;

  @Test
  void holdsTheScriptsAsTheyAre() throws IOException {
    if (Boolean.getBoolean("golden.update") && !plain().equals(ScriptBundle.plain())) {
      Files.writeString(FILE, packed(ScriptBundle.plain()) + "\n");
    }
    assertEquals(ScriptBundle.plain(), plain(), "to accept: -Dgolden.update=true");
  }

  @Test
  void isShortEnoughForOneVariable() {
    assertTrue(ScriptBundle.text().length() < LONGEST_VARIABLE - 100);
  }

  private static String plain() throws IOException {
    byte[] packed = Base64.getDecoder().decode(Files.readString(FILE).strip());
    if (packed.length == 0) {
      return "";
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(9);
          }
        }) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
