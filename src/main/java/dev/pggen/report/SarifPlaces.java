package dev.pggen.report;

import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Places as SARIF names them: URIs below the top of the repository, and regions. */
final class SarifPlaces {
  private static final String BASE = "SRCROOT";

  /** Where the top lies is said by whoever takes the report in; here it has a name only. */
  static final String BASES =
      Json.object(
          Json.raw(
              BASE,
              Json.object(
                  Json.raw(
                      "description",
                      Json.object(Json.member("text", "The top of the repository."))))));

  private static final String PLAIN = "-._~/";

  private final Surroundings around;

  SarifPlaces(Surroundings around) {
    this.around = around;
  }

  /** A place. */
  String of(Span span) {
    return Json.object(Json.raw("physicalLocation", physical(span)));
  }

  /** Other places, numbered from 1. */
  String related(List<Related> all) {
    List<String> places = new ArrayList<>();
    for (Related each : all) {
      places.add(
          Json.object(
              Json.number("id", places.size() + 1),
              Json.raw("physicalLocation", physical(each.span())),
              Json.raw("message", SarifWriter.message(Sentences.sentence(each.message())))));
    }
    return Json.array(places);
  }

  private String physical(Span span) {
    String path = around.fromTheTop(span.path());
    boolean outside = path.startsWith("/");
    return Json.object(
        Json.raw(
            "artifactLocation",
            Json.object(
                Json.member("uri", (outside ? "file://" : "") + encoded(path)),
                outside ? "" : Json.member("uriBaseId", BASE))),
        Json.raw(
            "region",
            Json.object(
                Json.number("startLine", span.line()),
                Json.number("startColumn", span.column()),
                Json.number("endLine", span.endLine()),
                Json.number("endColumn", span.endColumn()))));
  }

  /** Percent-encoded but for what no URI needs to encode. */
  static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return out.toString();
  }
}
