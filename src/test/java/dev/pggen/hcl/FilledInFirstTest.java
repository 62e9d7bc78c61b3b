package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilledInFirstTest {
  @ParameterizedTest
  @ValueSource(strings = {"f.hcl.tmpl", "f.tmpl.hcl", "f.tpl.nomad.hcl", "f.tftpl", "f.hcl.tpl"})
  void aTemplateIsKnownByItsName(String name) {
    assertTrue(HclReader.read(SourceFile.of(name, "a = ${b}\n"), "hcl").value().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.nomad.hcl", "tmpl.hcl", "f.tmplx.hcl", "f.tpl/f.hcl"})
  void anyOtherIsToldWithAWayOut(String name) {
    for (String value : List.of("${b}", "%{ if b }1%{ endif }", "[[- .b ]]", "<%= b %>")) {
      Finding found =
          HclReader.read(SourceFile.of(name, "a = " + value + "\n"), "hcl").findings().get(0);
      assertTrue(found.help().contains("; if another program fills the file in first"), value);
    }
    for (String value : List.of("\"${b:-c}\"", "\"%{http_code}\"", "[[1, 2] 3]", "{a = {} {}}")) {
      Finding found =
          HclReader.read(SourceFile.of(name, "a = " + value + "\n"), "hcl").findings().get(0);
      assertFalse(found.help().contains("another program fills"), value);
    }
  }
}
