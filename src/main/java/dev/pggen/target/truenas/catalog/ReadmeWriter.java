package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Stack;

/** {@code README.md}: what users read before they install, and what differs from the stack. */
final class ReadmeWriter {
  private ReadmeWriter() {}

  static String write(Stack stack, CatalogOptions options) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(options.title()).append("\n\n");
    out.append('[').append(options.title()).append("](").append(options.home()).append(") - ");
    out.append(options.description()).append("\n\n");
    out.append("The app has its own PostgreSQL server, which no other app can reach.");
    if (stack.backups().isEmpty()) {
      out.append(" Nothing backs it up.\n");
      return out.toString();
    }
    out.append(" Once a day it is dumped into the place of the backups, where a dump is kept for");
    out.append(" the days that you choose; put them on another pool.\n");
    out.append(
        "To go back to a dump, stop the app's own containers with `docker stop` and run in the container ");
    out.append("`backup`:\n\n");
    out.append("```\n");
    out.append("PGPASSWORD=$(cat /run/secrets/db_password) pg_restore --clean --if-exists ");
    out.append(
        "--exit-on-error --single-transaction --dbname=\"$PGDATABASE\" /backups/FILE.dump\n");
    out.append("```\n");
    return out.toString();
  }
}
