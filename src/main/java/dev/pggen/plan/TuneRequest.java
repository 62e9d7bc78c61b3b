package dev.pggen.plan;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What tuning needs to know.
 *
 * @param memory limit of the server's container
 * @param cpus processors of the container
 * @param connections max_connections, if somebody chose it; lowered where it does not fit
 * @param needed sessions that containers, helpers and administrators may hold at once
 * @param neededBy the sum behind it, like {@code web 20 + backup 3 = 23}; empty if there is none
 * @param workload what the database is used for
 * @param storage what the data lies on
 * @param storageSize how large that is, if known
 * @param major of the server
 * @param texts what the server's container keeps of texts in memory file systems
 */
public record TuneRequest(
    Size memory,
    Cpus cpus,
    OptionalInt connections,
    int needed,
    String neededBy,
    Workload workload,
    Storage storage,
    Optional<Size> storageSize,
    int major,
    Size texts) {

  /** The least memory that a server is tuned for. */
  public static final Size LEAST_MEMORY = Size.mib(192);

  private static final Size NONE = new Size(0);

  /** A request that knows nothing of containers. */
  public static TuneRequest of(
      Size memory,
      Cpus cpus,
      OptionalInt connections,
      Workload workload,
      Storage storage,
      int major) {
    return new TuneRequest(
        memory, cpus, connections, 0, "", workload, storage, Optional.empty(), major, NONE);
  }

  /** The same request with another limit. */
  public TuneRequest with(Size other) {
    return new TuneRequest(
        other, cpus, connections, needed, neededBy, workload, storage, storageSize, major, texts);
  }

  /** What a database is used for. */
  public enum Workload {
    /** Many short reads, few writes: most services. */
    WEB,
    /** Many short writes. */
    OLTP,
    /** Few long reports over much data. */
    DW,
    /** A developer's machine that does other things as well. */
    DESKTOP,
    /** Some of each. */
    MIXED;

    /** As a spec writes it. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What data lies on. */
  public enum Storage {
    /** Flash behind SATA or SAS. */
    SSD,
    /** Spinning disks. */
    HDD,
    /** Storage over a network. */
    SAN,
    /** Flash on the bus. */
    NVME;

    /** As a spec writes it. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
