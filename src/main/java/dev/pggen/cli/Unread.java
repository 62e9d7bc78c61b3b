package dev.pggen.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file or directory that was meant and not looked at: said on standard error, so that nobody
 * takes it for clean.
 *
 * @param file as shown
 * @param why read on from its name
 * @param help what to do about it; may be empty
 * @param code how the run ends for it
 */
record Unread(String file, String why, String help, ExitCode code) {
  /** Why nobody can read what another program still makes a file of. */
  static final String TEMPLATE = "it is a template";

  private static final String CLOSED = "cannot be entered: permission denied";

  /** Not there, or not to be read. */
  static Unread unreadable(String file, String why) {
    return new Unread(file, why, "check the path, its owner and its mode", ExitCode.FILES);
  }

  /** A directory that this user may not enter. */
  static Unread closed(String directory) {
    return new Unread(
        directory,
        CLOSED,
        "name it in .gitignore or below `exclude` in "
            + Config.NAME
            + " if it holds nothing of yours",
        ExitCode.FILES);
  }

  /** A directory that cannot be looked into, or is gone since its parent was. */
  static Unread unlisted(String shown, Path directory) {
    return Files.exists(directory) ? closed(shown) : unreadable(shown, "is gone");
  }

  /** A directory that is too large or too deep to be looked through. */
  static Unread beyond(String directory, String why) {
    return new Unread(
        directory,
        "was not looked through to its end: it " + why,
        "name the files or directories that are meant, or leave the others out in .gitignore or"
            + " below `exclude` in "
            + Config.NAME,
        ExitCode.FILES);
  }

  /** A file that somebody would have waited for too long. */
  static Unread slow(String file, String limit) {
    return new Unread(
        file,
        "was not read, because it took longer than " + limit,
        "leave it out below `exclude` in "
            + Config.NAME
            + ", or give each file more seconds in "
            + Patience.VARIABLE,
        ExitCode.FILES);
  }

  /** Something with the name of a file that is none. */
  static Unread odd(String shown, Path file) {
    if (!Files.exists(file)) {
      boolean link = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      return unreadable(shown, link ? "is a link that leads nowhere" : "does not exist");
    }
    return refused(shown, Files.isDirectory(file) ? "it is a directory" : "it is no regular file");
  }

  /** A file that somebody named, and that pggen has nothing to say about. */
  static Unread refused(String shown, String why) {
    return new Unread(
        shown,
        "was not read, because " + why,
        why.equals(TEMPLATE)
            ? "lint what comes of it; where a hook names all files, leave it out below `exclude` in "
                + Config.NAME
            : "pggen reads specs, Compose files, Nomad jobs, and servers' own pg_hba.conf and"
                + " postgresql.conf",
        ExitCode.USAGE);
  }

  /** Standard input that says by no name and no key what it is. */
  static Unread unnamed(String why) {
    return new Unread(
        Piped.MARK,
        "was not read, because " + why,
        "say which file it is: `--stdin-filename job.nomad.hcl`",
        ExitCode.USAGE);
  }

  /** A file that somebody named, and the configuration leaves out. */
  static Unread excluded(String shown) {
    return new Unread(shown, "was not read: " + Config.NAME + " excludes it", "", ExitCode.CLEAN);
  }

  /** A file that was rendered, and is not what its spec says. */
  static Unread changed(String shown) {
    return new Unread(
        shown,
        "was not read: it was rendered and then changed by hand; its spec was read in its place",
        "`pggen render --check` shows the change",
        ExitCode.CLEAN);
  }

  /** Whether it is a directory that this user may not enter, such as that of a server's data. */
  boolean isClosed() {
    return why.equals(CLOSED);
  }

  /** Says so. */
  void tell(Terminal terminal) {
    terminal.complain("`" + file + "` " + why, help);
  }
}
