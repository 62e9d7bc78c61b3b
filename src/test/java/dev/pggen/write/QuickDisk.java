package dev.pggen.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The local disk without waiting for it, for tests that write thousands of files. */
final class QuickDisk implements Disk {
  private final Disk real = new LocalDisk();

  @Override
  public void makeDirectory(Path directory, String mode) throws IOException {
    real.makeDirectory(directory, mode);
  }

  @Override
  public void create(Path file, byte[] bytes, String mode) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    real.setMode(file, mode);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    real.replace(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    real.delete(path);
  }

  @Override
  public void setMode(Path path, String mode) throws IOException {
    real.setMode(path, mode);
  }

  @Override
  public void setOwner(Path path, long uid, long gid) throws IOException {
    real.setOwner(path, uid, gid);
  }

  @Override
  public void sync(Path directory) {}
}
