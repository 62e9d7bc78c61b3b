package dev.pggen.target.nomad;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Texts made of what HCL, its client and its templates give a meaning; the same ones each time.
 * Other control characters than ends of lines and tabulators are not among them: no spec may hold
 * them.
 */
final class SeededStrings {
  /** The seed, for whoever wants to see one text again. */
  static final long SEED = 20261129;

  private static final Map<String, List<String>> CLASSES = classes();

  private final Random random = new Random(SEED);
  private final Map<String, Integer> counts = new TreeMap<>();
  private int made;

  private static Map<String, List<String>> classes() {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    classes.put(
        "dollar",
        List.of("$", "$$", "${", "$${", "$$${", "${x}", "${NOMAD_TASK_DIR}", "$(id)", "${a:-b}"));
    classes.put("percent", List.of("%", "%%", "%{", "%%{", "%%%{", "%{ if x }", "%Y-%m", "%s"));
    classes.put("quote", List.of("\"", "'", "\\", "\\\\", "\\\"", "`", "\"\"\"", "\\n", "\\u00e9"));
    classes.put("newline", List.of("\n", "\r\n", "\r", "\n\n", "\n\t", "\n    x", "\t\n"));
    classes.put(
        "heredoc", List.of("<<EOT", "<<-EOT", "\nEOT\n", "EOT", "\n  EOT\n", "EOT2", "<<'SQL'"));
    classes.put(
        "braces", List.of("{{", "}}", "{{ .x }}", "{{{", "{{- ", " -}}", "<<<", ">>>", "{{/*"));
    classes.put("unicode", List.of("ä", "€", "😀", "日本", "\u00a0", "\u2028", "\ufeff"));
    classes.put("plain", List.of("a", "Z", "0", " ", "=", "#", "//", "{", "}", "[", "~"));
    return classes;
  }

  /** The next text; never one that HCL would put together otherwise. */
  String next() {
    List<String> names = List.copyOf(CLASSES.keySet());
    StringBuilder text = new StringBuilder();
    Set<String> in = new TreeSet<>();
    int pieces = 2 + random.nextInt(9);
    for (int i = 0; i < pieces; i++) {
      String name =
          i == 0 ? names.get(made % names.size()) : names.get(random.nextInt(names.size()));
      in.add(name);
      List<String> choice = CLASSES.get(name);
      text.append(choice.get(random.nextInt(choice.size())));
    }
    made++;
    in.forEach(name -> counts.merge(name, 1, Integer::sum));
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** How many texts hold something of each class. */
  Map<String, Integer> counts() {
    return counts;
  }
}
