package dev.pggen.target.truenas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of a NAS that replay what the true ones print, and a directory for its pools. */
final class FakeNas {
  /** As recorded on a dataset with the preset of apps, and on one without an ACL. */
  static final String APPS_ACL =
      """
      # File: %s
      # owner: 0
      # group: 0
      # mode: 0o40770
      # trivial_acl: false
      # ACL flags: none
                  owner@:rwxpDdaARWcCos:fd-----:allow
                  group@:rwxpDdaARWcCos:fd-----:allow
               user:568:rwxpDdaARWc--s:fd-----:allow
      """;

  static final String TRIVIAL_ACL =
      """
      # File: %s
      # owner: 0
      # group: 0
      # mode: 0o40755
      # trivial_acl: true
      # ACL flags: none
                  owner@:rwxp--aARWcCos:-------:allow
                  group@:r-x---a-R-c--s:-------:allow
               everyone@:r-x---a-R-c--s:-------:allow
      """;

  private final Path directory;
  private final Path mnt;

  /**
   * With the pools {@code tank} and {@code backup}.
   *
   * @param directory for programs, in {@code bin}, and what they know
   * @param mnt in which pools are mounted
   */
  FakeNas(Path directory, Path mnt) throws IOException {
    this.directory = directory;
    this.mnt = mnt;
    Path state = Files.createDirectories(directory.resolve("zfs"));
    Files.createDirectories(directory.resolve("bin"));
    // One file for each dataset, with its properties.
    fake(
        "zfs",
        """
        state=%s
        case $1 in
          list) [ -e "$state/$(printf %%s "$5" | tr / :)" ] || { echo "cannot open '$5': dataset does not exist" >&2; exit 1; }; echo "$5" ;;
          get) sed -n "s/^$5=//p" "$state/$(printf %%s "$6" | tr / :)" ;;
        esac
        """
            .formatted(state));
    fake(
        "midclt",
        """
        printf '%%s\\n' "$*" >>%s/calls
        name=$(printf '%%s' "$3" | sed 's/.*"name": "\\([^"]*\\)".*/\\1/')
        mkdir -p "%s/$name"
        printf 'acltype=posix\\naclmode=discard\\nmounted=yes\\n' >"%s/$(printf %%s "$name" | tr / :)"
        echo '{"id": "x"}'
        """
            .formatted(directory, mnt, state));
    acl(TRIVIAL_ACL);
    dataset("tank", "posix", "discard");
    dataset("backup", "posix", "discard");
  }

  void fake(String name, String text) throws IOException {
    Path file = directory.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + text);
    assertTrue(file.toFile().setExecutable(true));
  }

  void acl(String text) throws IOException {
    fake("nfs4xdr_getfacl", "printf '" + text.replace("\n", "\\n") + "' \"$1\"\n");
  }

  void dataset(String name, String acltype, String aclmode) throws IOException {
    Files.createDirectories(mnt.resolve(name));
    Files.writeString(
        directory.resolve("zfs").resolve(name.replace('/', ':')),
        "acltype=%s\naclmode=%s\nmounted=yes\n".formatted(acltype, aclmode));
  }
}
