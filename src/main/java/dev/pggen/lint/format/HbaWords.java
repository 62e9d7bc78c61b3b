package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaAddress;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaNetwork;
import dev.pggen.pgconf.HbaToken;
import java.util.List;
import java.util.Optional;

/** What records of pg_hba.conf mean, as far as several rules ask for it. */
final class HbaWords {
  private HbaWords() {}

  /** Whether one of some words is a keyword. */
  static boolean has(List<HbaToken> tokens, String keyword) {
    return tokens.stream().anyMatch(t -> t.isKeyword(keyword));
  }

  /** Whether somebody on another machine may be meant, and let in. */
  static boolean letsInFromAfar(HbaEntry.Record record) {
    return record.address().isPresent()
        && !record.method().equals("reject")
        && !isOwnMachine(record.address().get());
  }

  private static boolean isOwnMachine(HbaAddress address) {
    Optional<HbaNetwork> network = address.network();
    return address.kind() == HbaAddress.Kind.SAMEHOST
        || address.text().equals("localhost")
        || network.filter(HbaNetwork::isLoopback).isPresent();
  }
}
