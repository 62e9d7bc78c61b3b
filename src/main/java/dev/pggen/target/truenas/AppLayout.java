package dev.pggen.target.truenas;

import dev.pggen.target.composefile.Layout;
import dev.pggen.yaml.YamlDoc;
import dev.pggen.yaml.YamlStyle;
import java.util.Set;
import java.util.TreeMap;

/**
 * The file is copied into the system: its project is named there, and all paths are absolute.
 *
 * @param secrets directory of the secrets, with a slash at its end
 * @param texts that containers carry
 */
record AppLayout(String secrets, Texts texts) implements Layout {
  /** Where scripts lie; the image and operators run those that the file system lets them run. */
  private static final Set<String> SCRIPTS =
      Set.of("/docker-entrypoint-initdb.d", "/etc/pggen/scripts");

  @Override
  public boolean project() {
    return false;
  }

  @Override
  public String tmpfs(String path) {
    return SCRIPTS.contains(path) ? "exec," : "";
  }

  @Override
  public Value variable(String container, String name, String text) {
    if (name.equals(Texts.SCRIPTS)) {
      YamlDoc.Text scripts = new YamlDoc.Text(text, YamlStyle.DOUBLE);
      return new Value(new YamlDoc.Shared("scripts", scripts), new TreeMap<>());
    }
    return name.startsWith(Texts.TEXT)
        ? new Value(YamlDoc.lines(text), texts.lines(name))
        : Layout.super.variable(container, name, text);
  }
}
