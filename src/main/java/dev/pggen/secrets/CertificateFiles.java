package dev.pggen.secrets;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Secret.TlsPart;
import dev.pggen.stack.Stack;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Certificates and keys of a stack: those that exist stay, whoever brought them; missing ones are
 * copied from the operator's files, or made.
 */
final class CertificateFiles {
  private static final int ENDING_DAYS = 30;

  /** Files that belong together: one of them alone is of no use. */
  private static final List<Set<TlsPart>> GROUPS =
      List.of(
          Set.of(TlsPart.CA, TlsPart.CERTIFICATE, TlsPart.KEY),
          Set.of(TlsPart.CLIENT_CA),
          Set.of(TlsPart.CLIENT_CERTIFICATE, TlsPart.CLIENT_KEY));

  private final Stack stack;
  private final Map<String, String> existing;
  private final OwnCertificates own;
  private final Function<Secret, Span> place;
  private final List<Finding> findings;

  /**
   * @param existing content of the files that are there, by name of the secret
   * @param own the operator's files, checked
   * @param place of a secret's file
   * @param findings takes what there is to say
   */
  CertificateFiles(
      Stack stack,
      Map<String, String> existing,
      OwnCertificates own,
      Function<Secret, Span> place,
      List<Finding> findings) {
    this.stack = stack;
    this.existing = existing;
    this.own = own;
    this.place = place;
    this.findings = findings;
  }

  /** Contents by name of the secret; a file that was refused is not there. */
  Map<String, String> all(LocalDate today, SecureRandom random) {
    findings.addAll(own.findings());
    Map<String, String> files = new TreeMap<>();
    for (Set<TlsPart> group : GROUPS) {
      List<Secret> parts =
          stack.secrets().stream()
              .filter(s -> s.content() instanceof Secret.Tls tls && group.contains(tls.part()))
              .toList();
      if (!parts.isEmpty()) {
        files.putAll(group(parts, today, random));
        parts.forEach(part -> warnOfEnd(part, files, today));
      }
    }
    return files;
  }

  private Map<String, String> group(List<Secret> parts, LocalDate today, SecureRandom random) {
    Map<String, String> files = new TreeMap<>();
    if (parts.stream().allMatch(s -> existing.containsKey(s.name()))) {
      parts.forEach(s -> files.put(s.name(), existing.get(s.name())));
      parts.stream().filter(this::isOutdated).findFirst().ifPresent(s -> findings.add(outdated(s)));
    } else if (parts.stream().anyMatch(CertificateFiles::isOwn)) {
      parts.forEach(
          s ->
              Optional.ofNullable(own.files().get(s.name()))
                  .ifPresent(t -> files.put(s.name(), t)));
    } else {
      CertificateSet set = CertificateSet.make(stack.name(), today, random);
      parts.forEach(s -> files.put(s.name(), part(set, s)));
    }
    return files;
  }

  private static boolean isOwn(Secret secret) {
    return secret.content() instanceof Secret.Tls tls && tls.file().isPresent();
  }

  /** After a rotation the root before stands behind the new one. */
  private boolean isOutdated(Secret secret) {
    String wanted = own.files().get(secret.name());
    return wanted != null && !existing.getOrDefault(secret.name(), "").startsWith(wanted);
  }

  private Finding outdated(Secret secret) {
    return SecretRules.OUTDATED
        .at(
            secret.origin().span().orElseGet(() -> place.apply(secret)),
            "this file is another one than the copy in use")
        .help("take the files anew: pggen secrets rotate tls");
  }

  private static String part(CertificateSet set, Secret secret) {
    return secret.content() instanceof Secret.Tls tls
        ? switch (tls.part()) {
          case CA -> set.ca();
          case CERTIFICATE -> set.certificate();
          case KEY -> set.key();
          case CLIENT_CA, CLIENT_CERTIFICATE, CLIENT_KEY -> "";
        }
        : "";
  }

  private void warnOfEnd(Secret secret, Map<String, String> files, LocalDate today) {
    Optional<String> whose =
        secret.content() instanceof Secret.Tls tls
            ? switch (tls.part()) {
              case CERTIFICATE -> Optional.of("the server's");
              case CLIENT_CERTIFICATE -> Optional.of("the application's");
              case CA, KEY, CLIENT_CA, CLIENT_KEY -> Optional.empty();
            }
            : Optional.empty();
    String text = files.get(secret.name());
    if (whose.isEmpty() || text == null) {
      return;
    }
    Optional<LocalDate> end = CertificateEnd.of(text);
    if (end.isEmpty()) {
      findings.add(
          SecretRules.UNUSABLE
              .at(place.apply(secret), "`" + secret.name() + "` holds no certificate")
              .help("make a new one: pggen secrets rotate tls"));
    } else if (end.get().isBefore(today.plusDays(ENDING_DAYS))) {
      findings.add(
          SecretRules.ENDING
              .at(place.apply(secret), whose.get() + " certificate ends on " + end.get())
              .help(
                  isOwn(secret)
                      ? "renew the files that the spec names, then: pggen secrets rotate tls"
                      : "pggen secrets rotate tls"));
    }
  }
}
