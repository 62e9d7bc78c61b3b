package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.source.Document;

/** What a file may be that rules are asked about. */
public enum Format {
  /** A spec of ours. */
  SPEC("spec", "spec"),
  /** A Compose file. */
  COMPOSE("compose", "Compose"),
  /** A custom app of TrueNAS: a Compose file, and more. */
  TRUENAS("truenas", "TrueNAS"),
  /** A job of Nomad. */
  NOMAD("nomad", "Nomad"),
  /** A server's own parameters. */
  POSTGRESQL_CONF(ConfDocument.FORMAT, ConfDocument.FORMAT),
  /** A server's own records of who may connect. */
  PG_HBA_CONF(HbaDocument.FORMAT, HbaDocument.FORMAT);

  private final String id;
  private final String title;

  Format(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** What a document calls it. */
  public String id() {
    return id;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Whether a document is in it, and in no other. */
  public boolean has(Document document) {
    return document.format().equals(id);
  }
}
