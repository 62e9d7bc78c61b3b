package dev.pggen.pgconf;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a record of the fields of one line; the first mistake ends it, as it does in the server.
 */
final class HbaRecordReader {
  private final List<HbaLexer.Field> fields;
  private final int major;
  private int next;

  HbaRecordReader(List<HbaLexer.Field> fields, int major) {
    this.fields = fields;
    this.major = major;
  }

  Result<HbaEntry.Record> read() {
    HbaLexer.Field word = fields.get(next++);
    if (word.tokens().size() > 1) {
      return wrong(span(word), "a record has one type", "write a line for each");
    }
    Optional<HbaType> type = HbaType.of(word.first().text());
    if (type.isEmpty()) {
      return wrong(
          span(word),
          "`" + word.first().text() + "` is no type of record in PostgreSQL " + major,
          typeHelp(word.first().text()));
    }
    if (fields.size() < 3) {
      return missing(fields.size() < 2 ? "database" : "user");
    }
    List<HbaToken> databases = fields.get(next++).tokens();
    List<HbaToken> users = fields.get(next++).tokens();
    if (type.get() == HbaType.LOCAL) {
      return method(type.get(), databases, users, Optional.empty());
    }
    Result<HbaAddress> address = address();
    return address.value().isPresent()
        ? method(type.get(), databases, users, address.value())
        : Result.failed(address.findings());
  }

  private Result<HbaAddress> address() {
    if (next >= fields.size()) {
      return missing("address");
    }
    HbaLexer.Field field = fields.get(next++);
    if (field.tokens().size() > 1) {
      return wrong(span(field), "a record has one address", "write a line for each");
    }
    HbaToken token = field.first();
    for (HbaAddress.Kind kind :
        List.of(HbaAddress.Kind.ALL, HbaAddress.Kind.SAMEHOST, HbaAddress.Kind.SAMENET)) {
      if (token.isKeyword(kind.name().toLowerCase(Locale.ROOT))) {
        return Result.of(new HbaAddress(kind, token.text(), Optional.empty(), token.span()));
      }
    }
    int slash = token.text().indexOf('/');
    String host = slash < 0 ? token.text() : token.text().substring(0, slash);
    Optional<IpText.Address> ip = IpText.parse(host);
    if (ip.isEmpty() && slash >= 0) {
      return wrong(
          token.span(),
          "`" + host + "` is no IP address, so it cannot have a mask",
          "write an address, or a host name alone");
    }
    if (ip.isEmpty()) {
      HbaAddress.Kind kind =
          host.startsWith(".") ? HbaAddress.Kind.HOST_SUFFIX : HbaAddress.Kind.HOST_NAME;
      return Result.of(new HbaAddress(kind, host, Optional.empty(), token.span()));
    }
    return slash < 0
        ? separateMask(token, ip.get())
        : prefix(token, ip.get(), token.text().substring(slash + 1));
  }

  private static Result<HbaAddress> prefix(HbaToken token, IpText.Address ip, String length) {
    int bits = ip.v6() ? 128 : 32;
    boolean number = length.matches("\\s*[-+]?[0-9]{1,9}");
    int prefix = number ? Integer.parseInt(length.strip()) : -1;
    if (prefix < 0 || prefix > bits) {
      return wrong(
          token.span(), "`/" + length + "` is no mask", "write a length from 0 to " + bits);
    }
    HbaNetwork network = HbaNetwork.prefix(ip.v6(), ip.value(), prefix);
    return Result.of(network(token.text(), network, token.span()));
  }

  private Result<HbaAddress> separateMask(HbaToken token, IpText.Address ip) {
    if (next >= fields.size()) {
      return missing("mask");
    }
    HbaLexer.Field field = fields.get(next++);
    Optional<IpText.Address> mask = IpText.parse(field.first().text());
    if (field.tokens().size() > 1 || mask.isEmpty() || mask.get().v6() != ip.v6()) {
      String one = token.text() + (ip.v6() ? "/128" : "/32");
      return wrong(
          span(field),
          "`" + field.first().text() + "` is no mask for `" + token.text() + "`",
          "write `" + one + "` for this one address");
    }
    HbaNetwork network = new HbaNetwork(ip.v6(), ip.value(), mask.get().value());
    String text = token.text() + " " + field.first().text();
    return Result.of(network(text, network, from(token.span(), field.last().span())));
  }

  private static HbaAddress network(String text, HbaNetwork network, Span span) {
    return new HbaAddress(HbaAddress.Kind.NETWORK, text, Optional.of(network), span);
  }

  private Result<HbaEntry.Record> method(
      HbaType type, List<HbaToken> databases, List<HbaToken> users, Optional<HbaAddress> address) {
    if (next >= fields.size()) {
      return missing("method");
    }
    HbaLexer.Field field = fields.get(next++);
    if (field.tokens().size() > 1) {
      return wrong(span(field), "a record has one method", "write a line for each");
    }
    HbaMethods methods = new HbaMethods(type, field.first(), major);
    List<Finding> findings = new ArrayList<>(methods.check());
    List<HbaOption> options = new ArrayList<>();
    for (HbaLexer.Field rest : fields.subList(next, fields.size())) {
      for (HbaToken token : rest.tokens()) {
        option(token).ifPresentOrElse(options::add, () -> findings.add(noOption(token)));
      }
    }
    if (findings.isEmpty()) {
      findings.addAll(methods.check(options));
    }
    if (!findings.isEmpty()) {
      return Result.failed(findings.subList(0, 1));
    }
    Span whole = from(span(fields.get(0)), span(fields.get(fields.size() - 1)));
    return Result.of(
        new HbaEntry.Record(
            type,
            databases,
            users,
            address,
            field.first().text(),
            field.first().span(),
            options,
            whole));
  }

  private static Optional<HbaOption> option(HbaToken token) {
    int equals = token.text().indexOf('=');
    return equals < 0
        ? Optional.empty()
        : Optional.of(
            new HbaOption(
                token.text().substring(0, equals),
                token.text().substring(equals + 1),
                token.span()));
  }

  private static Finding noOption(HbaToken token) {
    return PgRules.HBA_SYNTAX
        .at(token.span(), "`" + token.text() + "` is no option")
        .help("write `name=value`");
  }

  private static String typeHelp(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (HbaType.of(lower).isPresent()) {
      return "write `" + lower + "`; the server minds the case";
    }
    return lower.startsWith("include")
        ? "put the records here; only from 16 on can they be included"
        : "begin with local, host, hostssl or hostnossl";
  }

  private <T> Result<T> missing(String what) {
    Span end = span(fields.get(fields.size() - 1));
    return wrong(end, "the line ends before its " + what, "add it");
  }

  private static <T> Result<T> wrong(Span span, String message, String help) {
    return Result.failed(List.of(PgRules.HBA_SYNTAX.at(span, message).help(help)));
  }

  private static Span span(HbaLexer.Field field) {
    return from(field.first().span(), field.last().span());
  }

  static Span from(Span first, Span last) {
    return new Span(first.file(), first.line(), first.column(), last.endLine(), last.endColumn());
  }
}
