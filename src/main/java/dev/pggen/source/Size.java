package dev.pggen.source;

/**
 * An amount of memory or storage.
 *
 * @param bytes zero or more
 */
public record Size(long bytes) implements Comparable<Size> {
  private static final long KIB = 1024;
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  public Size {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is zero or more bytes");
    }
  }

  /** So many kibibytes. */
  public static Size kib(long n) {
    return new Size(Math.multiplyExact(n, KIB));
  }

  /** So many mebibytes. */
  public static Size mib(long n) {
    return kib(Math.multiplyExact(n, KIB));
  }

  /** Whole mebibytes in it, rounded down. */
  public long toMib() {
    return bytes / (KIB * KIB);
  }

  /** This many times as much. */
  public Size times(long factor) {
    return new Size(Math.multiplyExact(bytes, factor));
  }

  /** One part of so many equal ones, rounded down to a byte. */
  public Size dividedBy(long parts) {
    return new Size(bytes / parts);
  }

  /** Both together. */
  public Size plus(Size other) {
    return new Size(Math.addExact(bytes, other.bytes));
  }

  @Override
  public int compareTo(Size other) {
    return Long.compare(bytes, other.bytes);
  }

  /** In the largest binary unit that divides it, like {@code 512MiB}; as a spec writes it. */
  @Override
  public String toString() {
    long n = bytes;
    int unit = 0;
    while (n != 0 && n % KIB == 0 && unit < UNITS.length - 1) {
      n /= KIB;
      unit++;
    }
    return n + UNITS[unit];
  }
}
