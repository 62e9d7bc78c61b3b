package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaAddress;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaToken;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A keyword in capitals, which is a name to the server. */
public final class Pg516KeywordCase implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG516",
          "keyword-case",
          Severity.WARNING,
          "the server minds the case: the record is about something that hardly exists, and never"
              + " matches");

  private static final Set<String> DATABASES =
      Set.of("all", "sameuser", "samerole", "samegroup", "replication");
  private static final Set<String> USERS = Set.of("all");
  private static final Set<String> ADDRESSES = Set.of("all", "samehost", "samenet");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      words(record.databases(), DATABASES, "a database", found);
      words(record.users(), USERS, "a role", found);
      record
          .address()
          .filter(a -> a.kind() == HbaAddress.Kind.HOST_NAME)
          .ifPresent(a -> word(a.text(), a.span(), ADDRESSES, "a host", found));
    }
    return found.stream();
  }

  private static void words(
      List<HbaToken> tokens, Set<String> keywords, String kind, List<Finding> found) {
    for (HbaToken token : tokens) {
      if (!token.quoted()) {
        word(token.text(), token.span(), keywords, kind, found);
      }
    }
  }

  private static void word(
      String text, Span span, Set<String> keywords, String kind, List<Finding> found) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && keywords.contains(lower) && span.text().equals(text)) {
      found.add(
          INFO.at(span, "`" + text + "` is " + kind + " of this name, not the keyword")
              .help("write `" + lower + "`; if the name is meant, put it in quotes")
              .fix(Fix.unsafe("write `" + lower + "`", new Fix.Replace(span, lower))));
    }
  }
}
