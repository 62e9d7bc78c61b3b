package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaAddress;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaNetwork;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An address that looks like one machine, with a length that makes it a network. */
public final class Pg519MaskedHostBits implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG519",
          "masked-host-bits",
          Severity.WARNING,
          "the server counts only the bits of the length: the whole network is meant, the one"
              + " machine is not");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      record
          .address()
          .filter(a -> a.network().filter(n -> n.isPrefix() && n.hasHostBits()).isPresent())
          .filter(a -> !a.network().get().isLoopback())
          .ifPresent(address -> found.add(finding(address)));
    }
    return found.stream();
  }

  private static Finding finding(HbaAddress address) {
    HbaNetwork network = address.network().orElseThrow();
    HbaNetwork whole =
        new HbaNetwork(network.v6(), network.address().and(network.mask()), network.mask());
    String meant = whole.addressText() + "/" + whole.maskBits();
    Finding finding =
        INFO.at(address.span(), "`" + address.text() + "` is all of `" + meant + "`")
            .help(
                "write `"
                    + network.addressText()
                    + (network.v6() ? "/128" : "/32")
                    + "` for the one machine, or `"
                    + meant
                    + "` for the network");
    return address.span().text().equals(address.text())
        ? finding.fix(
            Fix.safe("write the network as it is", new Fix.Replace(address.span(), meant)))
        : finding;
  }
}
