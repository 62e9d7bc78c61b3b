package dev.pggen.read.server;

import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaReader;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.pgconf.PgConfReader;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.VersionMatrix;
import java.util.List;
import java.util.Optional;

/** Which of the server's files a text is, by its name and by what it says. */
public enum ServerFileForm {
  /** Who may connect. */
  HBA,
  /** Parameters. */
  CONF;

  /** Whether a file's name, without its directory, is one under which such files are kept. */
  public static boolean isNamed(String name) {
    return name.endsWith(".conf")
        && (isHba(name)
            || name.startsWith("postgresql")
                && (name.indexOf('.') == name.length() - ".conf".length()
                    || name.startsWith("postgresql."))
            || name.endsWith(".postgresql.conf"));
  }

  private static boolean isHba(String name) {
    return name.startsWith("pg_hba") || name.endsWith("pg_hba.conf");
  }

  /**
   * What a text clearly is: it has records that the newest server takes, or parameters that some
   * server knows, and more of these than of lines that are neither.
   */
  public static Optional<ServerFileForm> of(SourceFile file) {
    if (isTemplate(file.text())) {
      return Optional.empty();
    }
    int records = 0;
    int others = 0;
    var hba = HbaReader.read(file, VersionMatrix.NEWEST);
    for (HbaEntry entry : hba.value().orElseThrow().entries()) {
      records += entry instanceof HbaEntry.Record ? 1 : 0;
    }
    others = hba.findings().size();
    if (records > 0 && records >= others) {
      return Optional.of(HBA);
    }
    var conf = PgConfReader.read(file);
    int known = 0;
    int unknown = conf.findings().size();
    for (PgConfEntry entry : conf.value().orElseThrow().entries()) {
      if (isParameter(entry)) {
        known++;
      } else {
        unknown++;
      }
    }
    return known > 0 && known >= unknown ? Optional.of(CONF) : Optional.empty();
  }

  private static boolean isParameter(PgConfEntry entry) {
    return entry.kind() != PgConfEntry.Kind.SETTING
        || entry.name().indexOf('.') > 0
        || !VersionMatrix.history(entry.name()).isEmpty();
  }

  /** Whether some program still has to fill it in; a mark in a comment changes nothing. */
  public static boolean isTemplate(String text) {
    for (String line : text.split("[\r\n]", -1)) {
      String said = line.strip();
      if (!said.startsWith("#") && MARKS.stream().anyMatch(said::contains)) {
        return true;
      }
    }
    return false;
  }

  private static final List<String> MARKS = List.of("{{", "{%", "<%", "%{", "{#");
}
