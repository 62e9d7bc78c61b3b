package dev.pggen.secrets;

import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.write.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The directory in which a stack's secrets lie: 0750, files 0440, readable for one group. Files of
 * the environment are read by the Compose client alone and are 0600. Each file is replaced whole.
 */
public final class SecretStore {
  private static final String DIRECTORY_MODE = "rwxr-x---";
  private static final String READ_BY_GROUP = "r--r-----";
  private static final String READ_BY_OWNER = "rw-------";
  private static final String PREVIOUS = "previous";
  private static final int LARGEST = 1 << 20;

  private final Path directory;
  private final Disk disk;
  private final Owner owner;

  public SecretStore(Path directory, Disk disk, Owner owner) {
    this.directory = directory;
    this.disk = disk;
    this.owner = owner;
  }

  /** The file of a secret. */
  public Path file(String secret) {
    return directory.resolve(secret);
  }

  /** Contents of the files that are there, by name of the secret. */
  public SortedMap<String, String> read(Stack stack) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Secret secret : stack.secrets()) {
      Path file = file(secret.name());
      refuseLinks(file);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.size(file) > LARGEST) {
          throw new FileSystemException(file.toString(), "", "is too large for a secret");
        }
        contents.put(secret.name(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /**
   * Brings the directory to these contents.
   *
   * @param before what {@link #read} found
   * @return names of the secrets that are new or changed
   */
  public List<String> write(Stack stack, Map<String, String> before, SecretValues values)
      throws IOException {
    List<String> written = new ArrayList<>();
    makeDirectory(directory);
    for (Secret secret : stack.secrets()) {
      String content = values.files().get(secret.name());
      if (content == null) {
        continue;
      }
      String mode = secret.content() instanceof Secret.EnvFile ? READ_BY_OWNER : READ_BY_GROUP;
      Path file = file(secret.name());
      if (content.equals(before.get(secret.name()))) {
        own(file, mode); // somebody may have brought it with another owner
      } else {
        replace(file, content, mode);
        written.add(secret.name());
      }
    }
    return written;
  }

  /** Keeps contents that are about to be replaced, for whoever wants to go back. */
  public void keepPrevious(Map<String, String> contents) throws IOException {
    makeDirectory(directory);
    for (Map.Entry<String, String> old : contents.entrySet()) {
      Path file = directory.resolve(PREVIOUS).resolve(old.getKey());
      replace(file, old.getValue(), READ_BY_OWNER);
    }
  }

  /** Keeps texts that an operator brings elsewhere. */
  public void carry(Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      replace(directory.resolve(text.getKey()), text.getValue(), READ_BY_OWNER);
    }
  }

  private void replace(Path file, String content, String mode) throws IOException {
    refuseLinks(file);
    Path parent = parent(file);
    makeDirectory(parent);
    Path temporary = parent.resolve(".pggen-tmp-" + file.getFileName());
    if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
      disk.delete(temporary);
    }
    disk.create(temporary, content.getBytes(StandardCharsets.ISO_8859_1), READ_BY_OWNER);
    own(temporary, mode);
    disk.replace(temporary, file);
    disk.sync(parent);
  }

  private void own(Path path, String mode) throws IOException {
    if (owner.isRoot()) {
      disk.setOwner(path, owner.uid(), owner.gid());
    }
    disk.setMode(path, mode);
  }

  private void makeDirectory(Path wanted) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path up = wanted; !up.equals(parent(directory)); up = parent(up)) {
      missing.push(up);
    }
    for (Path each : missing) {
      if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        disk.makeDirectory(each, "rwx------");
      }
      own(each, DIRECTORY_MODE);
    }
  }

  /** Somebody who may write to the output must not make root write elsewhere. */
  private void refuseLinks(Path file) throws IOException {
    for (Path up = file; !up.equals(parent(directory)); up = parent(up)) {
      if (Files.isSymbolicLink(up)) {
        throw new FileSystemException(up.toString(), "", "is a symbolic link");
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
