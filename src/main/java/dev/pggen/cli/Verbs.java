package dev.pggen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Every verb, by the name that the user types. Only the chosen one's class is loaded. */
enum Verbs {
  INIT("Write a commented pggen.yaml to start from."),
  VALIDATE("Check specs, and print what they mean with --resolved."),
  LINT("Find what is unsafe in specs and manifests."),
  RENDER("Write all that a service and its database need."),
  EXPLAIN("Say why: a setting, a key, a line of a rendered file, or a rule."),
  RULES("List the rules of lint."),
  TUNE("Print settings for a server that has no spec."),
  SECRETS("Make passwords and certificates, or change one."),
  LOCK("Print what pggen.lock pins, or take newer versions."),
  LSP("Serve an editor: findings, pages and fixes while you write."),
  SCHEMA("Print the JSON schema of the spec."),
  COMPLETIONS("Print completions for bash, zsh or fish."),
  MAN("Print the manual page."),
  WARMUP("");

  private final String header;

  Verbs(String header) {
    this.header = header;
  }

  /** As typed. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  private boolean isHidden() {
    return header.isEmpty();
  }

  private Verb create() {
    return (Verb) chosen();
  }

  /** As an Object: to check that each is a Verb, Java would load the classes of all. */
  private Object chosen() {
    // No method references: each would cost start-up time for a verb that is not asked for.
    return switch (this) {
      case INIT -> new InitVerb();
      case VALIDATE -> new ValidateVerb();
      case LINT -> new LintVerb();
      case RENDER -> new RenderVerb();
      case EXPLAIN -> new ExplainVerb();
      case RULES -> new RulesVerb();
      case TUNE -> new TuneVerb();
      case SECRETS -> new SecretsVerb();
      case LOCK -> new LockVerb();
      case LSP -> new LspVerb();
      case SCHEMA -> new SchemaVerb();
      case COMPLETIONS -> new CompletionsVerb();
      case MAN -> new ManVerb();
      case WARMUP -> new WarmupVerb();
    };
  }

  /** What the verbs take that users are told of. */
  static List<Taken> taken() {
    return Arrays.stream(values())
        .filter(verb -> !verb.isHidden())
        .map(verb -> Taken.of(verb.word(), verb.create().takes().spec()))
        .toList();
  }

  private static Optional<Verbs> named(String word) {
    for (Verbs verb : values()) { // no stream: it would cost start-up time
      if (verb.word().equals(word)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** Runs what the arguments ask for. */
  static ExitCode run(List<String> args, Terminal terminal) {
    List<String> rest = new ArrayList<>(args);
    String word = rest.isEmpty() ? "--help" : rest.remove(0);
    if (word.equals("--stacktrace") && !rest.isEmpty()) {
      word = rest.remove(0);
    }
    if (word.equals("help") && !rest.isEmpty()) {
      word = rest.remove(0);
      rest = List.of("--help");
    }
    switch (word) {
      case "--help", "-h", "help" -> {
        terminal.out().print(overview());
        return ExitCode.CLEAN;
      }
      case "--version", "-V" -> {
        terminal.out().println("pggen " + Version.TEXT);
        return ExitCode.CLEAN;
      }
      default -> {
        Optional<Verbs> verb = named(word);
        if (verb.isPresent()) {
          return verb.get().perform(rest, terminal);
        }
        terminal.complain("there is no verb `" + word + "`", nearest(word));
        return ExitCode.USAGE;
      }
    }
  }

  private ExitCode perform(List<String> args, Terminal terminal) {
    Ahead.of(this, args, terminal.directory());
    Verb verb = create();
    CommandLine line = new CommandLine(verb.takes().spec());
    line.setCommandName("pggen " + word());
    line.setUsageHelpWidth(Math.max(60, terminal.width()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(args.toArray(String[]::new));
      if (verb.wantsHelp()) {
        terminal.out().print(line.getUsageMessage());
        return ExitCode.CLEAN;
      }
      verb.takes().check();
      return verb.run(terminal);
    } catch (ParameterException e) {
      terminal.complain(firstLine(e), "`pggen " + word() + " --help` lists what it takes");
      return ExitCode.USAGE;
    } catch (UsageException e) {
      terminal.complain(String.valueOf(e.getMessage()), e.help());
      return ExitCode.USAGE;
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      return files(cause == null ? new IOException(e) : cause, terminal);
    } catch (IOException e) {
      return files(e, terminal);
    }
  }

  private static String firstLine(ParameterException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static ExitCode files(IOException e, Terminal terminal) {
    String what = String.valueOf(e.getMessage());
    if (e instanceof FileSystemException f) {
      String reason = f.getReason();
      what = "`" + f.getFile() + "` " + (reason == null ? reason(f) : "failed: " + reason);
    }
    terminal.complain(what, "check the path, its owner and its mode");
    return ExitCode.FILES;
  }

  private static String reason(FileSystemException e) {
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "does not exist";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "cannot be used: permission denied";
    }
    return "cannot be used";
  }

  private static String nearest(String word) {
    return Arrays.stream(values())
        .filter(v -> !v.isHidden() && Typo.isNear(word, v.word()))
        .findFirst()
        .map(v -> "did you mean `" + v.word() + "`?")
        .orElse("`pggen --help` lists the verbs");
  }

  private static String overview() {
    StringBuilder out = new StringBuilder();
    out.append("One small spec per service. From it: all that the service and its own PostgreSQL");
    out.append(" need.\n\nUsage: pggen VERB [OPTIONS]\n\n");
    for (Verbs verb : values()) {
      if (!verb.isHidden()) {
        out.append("  ").append(verb.word()).append(" ".repeat(13 - verb.word().length()));
        out.append(verb.header).append('\n');
      }
    }
    out.append("\n`pggen VERB --help` says more. Exit codes:");
    for (ExitCode code : ExitCode.values()) {
      out.append(code == ExitCode.FILES ? '\n' : ' ').append(code.number()).append(' ');
      out.append(code.meaning()).append(code == ExitCode.BUG ? ".\n" : ",");
    }
    return out.toString();
  }
}
