package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a template takes from stores is found where it is certain, and nowhere else. */
final class LookupsTest {
  private static List<String> found(String text) {
    return GoAction.in(text, "{{", "}}").flatMap(Lookups::in).orElse(List.of()).stream()
        .map(l -> l.store() + " " + l.path() + " " + l.key())
        .toList();
  }

  @Test
  void aFieldBelongsToTheBlockAroundIt() {
    assertEquals(
        List.of("NOMAD nomad/jobs/shop password", "VAULT kv/data/shop token"),
        found(
            "{{ with nomadVar \"nomad/jobs/shop\" }}{{ .password.Value }}{{ end }}\n"
                + "{{- with secret `kv/data/shop` -}}{{ .Data.data.token | toJSON }}{{- end -}}"));
  }

  @Test
  void aConditionLeavesTheFieldsAsTheyAre() {
    assertEquals(
        List.of("NOMAD x a", "NOMAD x b"),
        found("{{with nomadVar \"x\"}}{{if true}}{{.a}}{{else}}{{.b}}{{end}}{{end}}"));
  }

  @Test
  void insideOfAListOrAnotherValueNothingIsKnown() {
    assertEquals(
        List.of(),
        found(
            "{{ with nomadVar \"x\" }}{{ range service \"db\" }}{{ .Address }}{{ end }}{{ end }}"
                + "{{ with .Data }}{{ .password }}{{ end }}{{ .alone }}"));
  }

  @Test
  void behindElseTheEntryIsNotThere() {
    assertEquals(
        List.of("NOMAD x a"),
        found("{{ with nomadVar \"x\" }}{{ .a }}{{ else }}{{ .b }}{{ end }}"));
  }

  @Test
  void callsInParenthesesAndKeysOfConsul() {
    assertEquals(
        List.of("NOMAD x a", "CONSUL shop/password password", "CONSUL shop/token token"),
        found(
            "{{ (nomadVar \"x\").a }}{{ key \"shop/password\" | trimSpace }}"
                + "{{ with key \"shop/token\" }}{{ . }}{{ end }}"));
  }

  @Test
  void commentsAndTextsInQuotesAreNoWords() {
    assertEquals(
        List.of("NOMAD x a"),
        found(
            "{{/* {{ key \"no/password\" }} */}}{{ with nomadVar \"x\" }}"
                + "{{ printf \"}} .b \\\" %s\" .a }}{{ end }}"));
  }

  @Test
  void whatIsNotUnderstoodIsNotTold() {
    assertEquals(Optional.empty(), GoAction.in("a {{ .b", "{{", "}}"));
    assertEquals(List.of(), found("{{ with nomadVar \"x\" }}{{ .a }}"));
    assertEquals(List.of(), found("{{ .a }}{{ end }}"));
  }

  @Test
  void onlyConditionsAndListsMayDropText() {
    String text = "{{ with secret \"x\" }}A=1{{ end }}{{ if .x }}B=2{{ end }}";
    List<GoAction> actions = GoAction.in(text, "{{", "}}").orElseThrow();
    assertFalse(Lookups.isMaybe(actions, text.indexOf("A=1")));
    assertTrue(Lookups.isMaybe(actions, text.indexOf("B=2")));
  }

  @Test
  void aClientLooksForItsOwnSignsOnly() {
    assertEquals(
        List.of("SHELL ${A:-x}", "SHELL ${#A}", "NAME ${A}", "NUMBER ${1}", "PERCENT %{http_code}"),
        SecondPass.in("${A:-x} ${#A} ${A} ${1} %{http_code}").stream()
            .map(s -> s.kind() + " " + s.text())
            .toList());
    assertEquals(
        List.of(),
        SecondPass.in(
            "$${A:-x} %%{x} ${attr.cpu.arch} ${env[\"A\"]} %{ if true }x%{ endif } $A %Y ${"));
  }
}
