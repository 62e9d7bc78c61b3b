package dev.pggen.write;

import java.nio.file.Path;

/** A process that renders and is gone at a chosen operation, without any clean-up. */
final class KilledRender {
  static final int KILLED = 137;

  private KilledRender() {}

  public static void main(String[] args) {
    try {
      FaultyDisk disk = FaultyDisk.killedAt(Integer.parseInt(args[1]), new LocalDisk());
      new Writer(disk).write(Renders.order(Path.of(args[0]), "new"));
    } catch (FaultyDisk.Killed e) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
