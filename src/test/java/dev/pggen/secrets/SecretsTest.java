package dev.pggen.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pggen.laws.Samples;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.target.Targets;
import dev.pggen.write.LocalDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What secret files hold, who may read them, and what a rotation changes. */
final class SecretsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path home;

  static List<String> samples() {
    return Samples.names();
  }

  private static Stack stack(String sample) {
    return Samples.stack(sample, Targets.ALL.get(0).profile());
  }

  private static SecretValues values(Stack stack, Map<String, String> existing) {
    return SecretValues.of(
        stack, existing, OwnCertificates.NONE, name -> "secrets/" + name, TODAY, RANDOM);
  }

  /** Values for what the operator would bring. */
  private static Map<String, String> brought(Stack stack) {
    return stack.secrets().stream()
        .filter(s -> s.content() instanceof Secret.Supplied)
        .collect(Collectors.toMap(Secret::name, s -> "$argon2id$v=19$brought\n"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySecretOfEverySampleIsMadeAndMakingAgainChangesNothing(String sample) {
    Stack stack = stack(sample);
    SecretValues made = values(stack, brought(stack));
    assertEquals(List.of(), made.findings());
    assertEquals(
        stack.secrets().stream().map(Secret::name).sorted().toList(),
        List.copyOf(made.files().keySet()));
    assertEquals(made.files(), values(stack, made.files()).files());
    for (Secret secret : stack.secrets()) {
      String value = made.files().get(secret.name());
      if (secret.content() instanceof Secret.EnvFile) {
        value.lines().forEach(line -> assertTrue(line.matches("[A-Za-z0-9_]+='[^'\\n]*'"), line));
      } else if (!(secret.content() instanceof Secret.Tls) && !secret.name().startsWith("files/")) {
        assertTrue(value.matches("[\\x21-\\x7e]+"), "no blank, no newline: " + secret.name());
      }
    }
  }

  @Test
  void aMissingSuppliedValueIsAFindingAndTheRestIsMade() {
    Stack stack = stack("vaultwarden");
    SecretValues made = values(stack, Map.of());
    assertEquals(
        List.of("PG090"), made.findings().stream().map(f -> f.rule().id()).distinct().toList());
    assertTrue(made.findings().get(0).help().contains("secrets/"));
    assertTrue(made.files().containsKey("db_password"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a'b", "a\"b", "a\nb", "p\u00e4ss", "a\tb", "a\u0000b", "a\n\n"})
  void aValueThatReadersReadDifferentlyIsRefused(String value) {
    Stack stack = stack("minimal");
    SecretValues made = values(stack, new TreeMap<>(Map.of("db_password", value)));
    assertEquals(List.of("PG091"), made.findings().stream().map(f -> f.rule().id()).toList());
    assertFalse(made.findings().toString().contains("p\u00e4ss"), "no value is shown");
    assertFalse(made.files().containsKey("db_url"), "nothing is derived from it");
  }

  @Test
  void theCertificateIsValidForEveryNameOfTheServerAnd825Days() throws Exception {
    CertificateSet set = CertificateSet.make("miniflux", TODAY, RANDOM);
    X509Certificate ca = certificate(set.ca());
    X509Certificate server = certificate(set.certificate());
    server.verify(ca.getPublicKey());
    assertEquals(0, ca.getBasicConstraints());
    assertEquals(-1, server.getBasicConstraints());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
    assertEquals(
        "[127.0.0.1, 0:0:0:0:0:0:0:1, db, localhost]",
        server.getSubjectAlternativeNames().stream()
            .map(name -> name.get(1).toString())
            .sorted(
                java.util.Comparator.comparing((String n) -> !n.startsWith("127"))
                    .thenComparing(n -> n))
            .toList()
            .toString());
    long days =
        (server.getNotAfter().getTime() - server.getNotBefore().getTime()) / (24L * 3600 * 1000);
    assertEquals(CertificateSet.DAYS, days);
    assertEquals(TODAY.plusDays(824), CertificateEnd.of(set.certificate()).orElseThrow());
  }

  private static X509Certificate certificate(String pem) throws Exception {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
  }

  @Test
  void aCertificateThatEndsSoonIsAWarning() {
    Stack stack = stack("minimal");
    SecretValues made = values(stack, Map.of());
    SecretValues later =
        SecretValues.of(
            stack, made.files(), OwnCertificates.NONE, n -> n, TODAY.plusDays(800), RANDOM);
    assertEquals(List.of("PG092"), later.findings().stream().map(f -> f.rule().id()).toList());
    assertEquals(made.files(), later.files());
  }

  @Test
  void rotatingARoleRenewsItsPasswordAndAllThatComesOfIt() {
    Stack stack = stack("minimal");
    SecretValues made = values(stack, Map.of());
    Rotation rotation = Rotation.of(stack, "db_password").orElseThrow();
    assertEquals(rotation, Rotation.of(stack, "miniflux").orElseThrow(), "by the role's name");
    SecretValues renewed =
        SecretValues.renewed(
            stack, made.files(), OwnCertificates.NONE, rotation, n -> n, TODAY, RANDOM);
    List<String> changed =
        made.files().keySet().stream()
            .filter(n -> !made.files().get(n).equals(renewed.files().get(n)))
            .toList();
    assertEquals(List.of("db_password", "db_url", "server/app.scram"), changed);
    assertTrue(
        ScramVerifier.matches(
            renewed.files().get("server/app.scram"), renewed.files().get("db_password")));
    assertEquals(
        List.of(
            new Rotation.Tell("db", "/etc/pggen/scripts/rotate.sh"),
            new Rotation.Recreate(List.of("web"))),
        rotation.steps());
  }

  @Test
  void rotatingTheCertificateLetsClientsTrustBothRootsFirst() {
    Stack stack = stack("minimal");
    SecretValues made = values(stack, Map.of());
    Rotation rotation = Rotation.of(stack, "tls").orElseThrow();
    SecretValues renewed =
        SecretValues.renewed(
            stack, made.files(), OwnCertificates.NONE, rotation, n -> n, TODAY, RANDOM);
    String ca = renewed.files().getOrDefault("db_ca", "");
    assertTrue(ca.endsWith(made.files().getOrDefault("db_ca", "")), "the old root is still there");
    assertNotEquals(made.files().get("db_ca"), ca);
    assertEquals(made.files().get("db_password"), renewed.files().get("db_password"));
    assertEquals(
        List.of(Rotation.Recreate.class, Rotation.Tell.class),
        rotation.steps().stream().map(Object::getClass).toList());
    SecretValues third =
        SecretValues.renewed(
            stack, renewed.files(), OwnCertificates.NONE, rotation, n -> n, TODAY, RANDOM);
    assertEquals(2, third.files().getOrDefault("db_ca", "").split("BEGIN").length - 1, "no pile");
  }

  @Test
  void anUnknownWordRotatesNothing() {
    Stack stack = stack("minimal");
    assertTrue(Rotation.of(stack, "db_url").isEmpty());
    assertTrue(Rotation.of(stack, "postgres").isEmpty());
    assertEquals(
        List.of("backup_password", "db_password", "miniflux", "miniflux_backup", "tls"),
        List.copyOf(Rotation.words(stack)));
  }

  @Test
  void rootGivesFilesToTheGroupOfTheStack() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "NOT RUN: only root gives files");
    Stack stack = stack("minimal");
    SecretStore store =
        new SecretStore(home.resolve("compose/secrets"), new LocalDisk(), Owner.ROOT);
    Files.createDirectory(home.resolve("compose"));
    SortedMap<String, String> before = store.read(stack);
    SecretValues made = values(stack, before);
    assertEquals(stack.secrets().size(), store.write(stack, before, made).size());
    assertEquals(made.files(), store.read(stack));
    assertEquals("r--r----- 0 5432", modes("compose/secrets/db_password"));
    assertEquals("r--r----- 0 5432", modes("compose/secrets/server/server.key"));
    assertEquals("rwxr-x--- 0 5432", modes("compose/secrets/server"));
    assertEquals(List.of(), store.write(stack, store.read(stack), made), "nothing changes twice");
  }

  private String modes(String path) throws IOException {
    Path file = home.resolve(path);
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
        + " "
        + Files.getAttribute(file, "unix:uid")
        + " "
        + Files.getAttribute(file, "unix:gid");
  }

  @Test
  void aSymbolicLinkIsNeverFollowed() throws IOException {
    Stack stack = stack("minimal");
    Files.createDirectory(home.resolve("elsewhere"));
    Files.createSymbolicLink(home.resolve("secrets"), home.resolve("elsewhere"));
    SecretStore store =
        new SecretStore(home.resolve("secrets"), new LocalDisk(), new Owner(1000, 1000));
    assertThrows(FileSystemException.class, () -> store.read(stack));
  }
}
