package dev.pggen.target.nomad;

import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of secrets as the files that {@code nomad var put} and {@code vault kv put} take. */
final class Carried {
  private static final String DIRECTORY = "tasks/";

  private Carried() {}

  /** Where the file of a task lies, below the directory of secrets. */
  static String path(String task) {
    return DIRECTORY + task + ".json";
  }

  static SortedMap<String, String> of(
      Stack stack,
      NomadSettings settings,
      Map<String, Map<String, String>> keys,
      Map<String, String> values) {
    SortedMap<String, String> files = new TreeMap<>();
    keys.forEach(
        (task, wanted) -> {
          StringBuilder items = new StringBuilder("{");
          wanted.forEach(
              (key, secret) -> {
                String value = values.get(secret);
                if (value != null) {
                  items.append(items.length() > 1 ? "," : "");
                  items.append(text(key)).append(':').append(text(value));
                }
              });
          items.append('}');
          files.put(
              path(task),
              settings.secrets() == NomadSettings.SecretStore.VAULT
                  ? items + "\n"
                  : "{\"Namespace\":"
                      + text(settings.namespaceName())
                      + ",\"Path\":"
                      + text(SecretText.path(stack, settings, task))
                      + ",\"Items\":"
                      + items
                      + "}\n");
        });
    return files;
  }

  /** How the value of a secret comes to be, in a few words. */
  static String kind(Stack stack, String secret) {
    Optional<Secret> found =
        stack.secrets().stream().filter(s -> s.name().equals(secret)).findFirst();
    return found.map(Secret::content).map(Carried::kind).orElse("");
  }

  private static String kind(Secret.Content content) {
    if (content instanceof Secret.Supplied) {
      return "yours to bring";
    }
    if (content instanceof Secret.Verifier) {
      return "what the server keeps of a password";
    }
    if (content instanceof Secret.CertificateEnd) {
      return "the day on which a certificate ends";
    }
    return content instanceof Secret.Tls ? "certificate or key" : "made at random";
  }

  private static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
