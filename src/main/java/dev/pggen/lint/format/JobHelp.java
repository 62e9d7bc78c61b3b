package dev.pggen.lint.format;

import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import java.util.List;

/**
 * Next steps in the words of a Nomad job. Rules that ask a stack know no format, and where they say
 * what to write they write YAML.
 */
public final class JobHelp {
  private static final String CHANGE = "; then change it, for it is known now";

  private JobHelp() {}

  /** A finding with the step that fits the file, if another does than the rule names. */
  public static Finding told(Finding finding, Document document) {
    if (!document.isOf("nomad")) {
      return finding;
    }
    String help = help(finding);
    Finding told = help.isEmpty() ? finding : finding.help(help);
    List<Integer> lines = document.linesFor(finding.span());
    return lines.isEmpty() ? told : told.help(above(told.help(), lines.get(0)));
  }

  /** In the text of a template a comment would be a part of the text. */
  private static String above(String help, int line) {
    return help.replace("append `#", "write above line " + line + " `#");
  }

  private static String help(Finding finding) {
    String id = finding.rule().id();
    String reason = "; or append `# pggen: ignore[" + id + "] -- REASON`";
    String name = name(finding.message(), id.equals("PG102") ? 3 : 1);
    return switch (id) {
      case "PG101" ->
          "keep it in a Nomad variable or in Vault, let a `template` write it to `secrets/`, and"
              + " name that file by `"
              + name
              + "_FILE` if the image reads one, else give the template `env = true`"
              + CHANGE;
      case "PG102" ->
          "let a `template` without `env` write it to `secrets/`, and name that file by `"
              + name
              + "_FILE` if the image reads one"
              + reason;
      case "PG107" ->
          finding.message().startsWith("line ")
              ? "keep it in a Nomad variable or in Vault, and let the template take it from there"
                  + CHANGE
              : "";
      case "PG302" ->
          "take `kill_signal` out: then the image says the signal, which is mostly `SIGTERM`";
      case "PG303" ->
          "write `kill_timeout = \"30s\"` in the task: one that ends sooner does not wait for it";
      case "PG501" ->
          "take the port out: in a group with `mode = \"bridge\"` the app reaches it by `127.0.0.1`,"
              + " and other groups through Consul's mesh; or give the port a `host_network` that is the"
              + " client's loopback";
      case "PG504" ->
          "give the group `network { mode = \"bridge\" }` and the ports that it needs" + reason;
      case "PG602" ->
          "write `user = \"UID:GID\"` in the task, with the uid of its image; if it drops root"
              + " itself append `# pggen: ignore[PG602] -- drops root itself`";
      case "PG605" ->
          "use a number that is free on the client, from 1000 to 60000, like `user = \"1000:1000\"`,"
              + " and give its volumes to it";
      case "PG607" -> "give it a group of its own, like `user = \"1000:1000\"`" + reason;
      default -> "";
    };
  }

  /** A name that a message quotes: the first is part 1, the second part 3. */
  private static String name(String message, int part) {
    String[] parts = message.split("`", part + 2);
    return parts.length == part + 2 ? parts[part] : "NAME";
  }
}
