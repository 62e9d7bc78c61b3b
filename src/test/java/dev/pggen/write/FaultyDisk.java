package dev.pggen.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which the process is killed, or an operation fails, at a chosen operation. */
final class FaultyDisk implements Disk {
  /** Not an IOException, so that nobody can answer it: the process is no more. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Disk real;
  private final int at;
  private final boolean kill;
  private int operation;

  private FaultyDisk(Disk real, int at, boolean kill) {
    this.real = real;
    this.at = at;
    this.kill = kill;
  }

  static FaultyDisk killedAt(int operation) {
    return new FaultyDisk(new QuickDisk(), operation, true);
  }

  static FaultyDisk killedAt(int operation, Disk real) {
    return new FaultyDisk(real, operation, true);
  }

  static FaultyDisk failingAt(int operation) {
    return new FaultyDisk(new QuickDisk(), operation, false);
  }

  static FaultyDisk counting() {
    return new FaultyDisk(new QuickDisk(), Integer.MAX_VALUE, false);
  }

  int operations() {
    return operation;
  }

  private void count() throws IOException {
    operation++;
    if (kill && operation >= at) {
      throw new Killed();
    }
    if (operation == at) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void makeDirectory(Path directory, String mode) throws IOException {
    count();
    real.makeDirectory(directory, mode);
  }

  @Override
  public void create(Path file, byte[] bytes, String mode) throws IOException {
    if (operation + 1 == at) {
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)); // as far as it came
    }
    count();
    real.create(file, bytes, mode);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    count();
    real.replace(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    count();
    real.delete(path);
  }

  @Override
  public void setMode(Path path, String mode) throws IOException {
    count();
    real.setMode(path, mode);
  }

  @Override
  public void setOwner(Path path, long uid, long gid) throws IOException {
    count();
    real.setOwner(path, uid, gid);
  }

  @Override
  public void sync(Path directory) throws IOException {
    count();
    real.sync(directory);
  }
}
