package dev.pggen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of packages in DESIGN: who may use whom, and who alone may touch what. */
final class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pggen");

  /** Packages of ours that a package may use besides itself. */
  private static final Map<String, List<String>> MAY_USE = table();

  private static Map<String, List<String>> table() {
    Map<String, List<String>> table = new TreeMap<>();
    table.put("source", List.of());
    table.put("yaml", List.of("source"));
    table.put("pgconf", List.of("source"));
    table.put("hcl", List.of("source"));
    table.put("catalog", List.of("source", "yaml"));
    table.put("stack", List.of("source"));
    table.put("spec", List.of("source", "yaml"));
    table.put("plan", List.of("spec", "stack", "source"));
    table.put("read", List.of("yaml", "hcl", "pgconf", "stack", "source"));
    table.put("lint", List.of("stack", "source", "yaml", "hcl", "pgconf"));
    table.put("artifact", List.of("stack", "source"));
    table.put("target", List.of("stack", "source", "yaml", "hcl", "pgconf", "artifact"));
    table.put("write", List.of("source"));
    table.put("secrets", List.of("stack", "source", "write"));
    table.put("report", List.of("source", "lint"));
    table.put("lsp", List.of("source", "lint", "write"));
    return table;
  }

  private static String[] packages(List<String> names) {
    return names.stream().map(n -> "dev.pggen." + n + "..").toArray(String[]::new);
  }

  @Test
  void eachPackageUsesOnlyWhatTheTableSays() {
    MAY_USE.forEach(
        (name, allowed) -> {
          List<String> others = new ArrayList<>(MAY_USE.keySet());
          others.add("cli");
          others.remove(name);
          others.removeAll(allowed);
          noClasses()
              .that()
              .resideInAPackage("dev.pggen." + name + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(packages(others))
              .because("the table in docs/design.md allows " + name + " only " + allowed)
              .check(OURS);
        });
  }

  @Test
  void theTableKnowsEveryPackage() throws IOException {
    try (Stream<Path> directories = Files.list(Path.of("src/main/java/dev/pggen"))) {
      List<String> found =
          directories
              .map(d -> d.getFileName().toString())
              .filter(d -> !d.equals("cli"))
              .sorted()
              .toList();
      assertEquals(List.copyOf(MAY_USE.keySet()), found);
    }
  }

  @Test
  void onlyFormatRulesSeeFormats() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.pggen.lint", "dev.pggen.lint.rule..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.pggen.yaml..", "dev.pggen.pgconf..", "dev.pggen.hcl..")
        .because("a rule that asks the stack holds for every format")
        .check(OURS);
  }

  /** What two targets need is a package of its own, like the writer of Compose files. */
  @Test
  void noTargetUsesAnother() {
    List<String> targets = Targets.ALL.stream().map(t -> t.getClass().getPackageName()).toList();
    for (String target : targets) {
      noClasses()
          .that()
          .resideInAPackage(target + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              targets.stream().filter(t -> !t.equals(target)).toArray(String[]::new))
          .because("a change for one runtime must not change what another is given")
          .allowEmptyShould(true)
          .check(OURS);
    }
  }

  @Test
  void noCycles() {
    slices().matching("dev.pggen.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void librariesStayBehindOnePackageEach() {
    only("com.hubspot..", "artifact", "templates are strict there, and lint never pays for them");
    only("com.networknt..", "spec", "the schema engine only explains what the binder refused");
    only(
        "com.fasterxml.jackson..",
        List.of("spec", "lsp"),
        "the schema engine wants it, and a server of editors, which nobody starts for a run");
    only("org.yaml.snakeyaml..", "yaml", "its defaults are not safe");
    only("org.bouncycastle..", "secrets", "certificates are made there alone");
    only("picocli..", "cli", "options are the command line's");
    only("com.github.difflib..", "write", "diffs are of files");
  }

  private static void only(String library, String user, String reason) {
    only(library, List.of(user), reason);
  }

  private static void only(String library, List<String> users, String reason) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(users))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because(reason)
        .check(OURS);
  }

  @Test
  void onlyTheCommandLineSeesTheWorld() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pggen.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .because("whatever a run depends on is handed down, so every run can be repeated")
        .check(OURS);
  }

  @Test
  void classesAreFinalOrMeantToBeExtended() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areTopLevelClasses()
        .should()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
        .orShould()
        .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
        .because("nobody extends by accident")
        .check(OURS);
  }

  @Test
  void onlyMainAndAttemptCatchWhatNobodyForesaw() throws IOException {
    Pattern broad =
        Pattern.compile(
            "catch \\((final )?[^)]*\\b(RuntimeException|Throwable|Exception|Error)\\b");
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (broad.matcher(Files.readString(file)).find()) {
          found.add(file.getFileName().toString());
        }
      }
    }
    assertEquals(List.of("Main.java", "Attempt.java"), found);
  }
}
