package dev.pggen.plan;

import dev.pggen.spec.PostgresSpec;
import dev.pggen.stack.TargetProfile;

/** How strictly connections are encrypted: {@code postgres.tls}. */
enum Tls {
  /** The server refuses plain connections, clients check the certificate. */
  REQUIRED("verify-full", "hostssl"),
  /** Offered, for applications that cannot ask for it. */
  OPTIONAL("prefer", "host"),
  /** Not offered. */
  OFF("disable", "host");

  private final String sslmode;
  private final String hbaType;

  Tls(String sslmode, String hbaType) {
    this.sslmode = sslmode;
    this.hbaType = hbaType;
  }

  static Tls of(PostgresSpec postgres, TargetProfile profile) {
    if (!profile.traits().tls()) {
      return OFF;
    }
    return switch (postgres.tls().map(tls -> tls.mode().value()).orElse("required")) {
      case "optional" -> OPTIONAL;
      case "off" -> OFF;
      default -> REQUIRED;
    };
  }

  /** What clients ask for. */
  String sslmode() {
    return sslmode;
  }

  /** First word of the lines that let clients in. */
  String hbaType() {
    return hbaType;
  }

  /** Whether there is a certificate. */
  boolean offered() {
    return this != OFF;
  }
}
