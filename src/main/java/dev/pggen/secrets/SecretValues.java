package dev.pggen.secrets;

import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What every secret file of a stack holds: values that exist stay, missing ones are drawn, and what
 * is derived is derived again.
 *
 * @param files content by name of the secret; a secret that cannot be made yet is not there
 * @param findings what is missing or unusable
 */
public record SecretValues(SortedMap<String, String> files, List<Finding> findings) {
  public SecretValues {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    findings = List.copyOf(findings);
  }

  /**
   * Completes what exists.
   *
   * @param existing content of the files that are there, by name of the secret
   * @param own certificates of the operator
   * @param shown the path under which a secret's file is reported
   */
  public static SecretValues of(
      Stack stack,
      Map<String, String> existing,
      OwnCertificates own,
      UnaryOperator<String> shown,
      LocalDate today,
      SecureRandom random) {
    return new Completion(stack, existing, own, shown, today, random).all();
  }

  /**
   * New values for what rotates. Clients get the old root beside the new one, so that they can sign
   * in before and after the server shows its new certificate.
   */
  public static SecretValues renewed(
      Stack stack,
      Map<String, String> existing,
      OwnCertificates own,
      Rotation rotation,
      UnaryOperator<String> shown,
      LocalDate today,
      SecureRandom random) {
    Map<String, String> kept = new TreeMap<>(existing);
    kept.keySet().removeAll(rotation.affected());
    SecretValues made = of(stack, kept, own, shown, today, random);
    SortedMap<String, String> files = new TreeMap<>(made.files());
    for (Secret secret : stack.secrets()) {
      boolean root = secret.content() instanceof Secret.Tls tls && tls.part() == Secret.TlsPart.CA;
      String old = existing.get(secret.name());
      if (root && old != null && rotation.affected().contains(secret.name())) {
        files.computeIfPresent(secret.name(), (name, fresh) -> withRoot(fresh, old));
      }
    }
    return new SecretValues(files, made.findings());
  }

  private static String withRoot(String fresh, String old) {
    return Pem.blocks(old).stream()
        .findFirst()
        .filter(root -> !fresh.contains(root))
        .map(root -> fresh + root)
        .orElse(fresh);
  }

  private static final class Completion {
    private final Stack stack;
    private final Map<String, String> existing;
    private final OwnCertificates own;
    private final UnaryOperator<String> shown;
    private final LocalDate today;
    private final SecureRandom random;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Completion(
        Stack stack,
        Map<String, String> existing,
        OwnCertificates own,
        UnaryOperator<String> shown,
        LocalDate today,
        SecureRandom random) {
      this.stack = stack;
      this.existing = existing;
      this.own = own;
      this.shown = shown;
      this.today = today;
      this.random = random;
    }

    SecretValues all() {
      files.putAll(
          new CertificateFiles(stack, existing, own, this::place, findings).all(today, random));
      // Roots first: what is derived needs them, and nothing is derived from the derived.
      for (Secret secret : stack.secrets()) {
        if (secret.content() instanceof Secret.Generated how) {
          String value = existing.get(secret.name());
          keep(secret, value == null ? RandomValue.draw(how, random) : value);
        } else if (secret.content() instanceof Secret.Supplied) {
          supplied(secret);
        }
      }
      for (Secret secret : stack.secrets()) {
        if (secret.content() instanceof Secret.Derived derived) {
          text(derived.text()).ifPresent(value -> files.put(secret.name(), value));
        } else if (secret.content() instanceof Secret.EnvFile env) {
          envFile(secret, env);
        } else if (secret.content() instanceof Secret.Verifier verifier) {
          verifier(secret, verifier);
        } else if (secret.content() instanceof Secret.CertificateEnd end) {
          Optional.ofNullable(files.get(end.of()))
              .flatMap(CertificateEnd::text)
              .ifPresent(text -> files.put(secret.name(), text));
        }
      }
      return new SecretValues(files, findings);
    }

    private void supplied(Secret secret) {
      String value = existing.get(secret.name());
      if (value == null) {
        String path = shown.apply(secret.name());
        findings.add(
            secret
                .origin()
                .span()
                .map(span -> SecretRules.MISSING.at(span, message(secret)))
                .orElse(SecretRules.MISSING.at(place(secret), message(secret)))
                .help("write it on one line to `" + path + "`, then run this again"));
        return;
      }
      // An editor ends the file with a newline that no reader expects.
      keep(secret, value.endsWith("\n") ? value.substring(0, value.length() - 1) : value);
    }

    private static String message(Secret secret) {
      return "the value of `" + secret.name() + "` is yours to bring";
    }

    private void keep(Secret secret, String value) {
      if (value.isEmpty()) {
        unusable(secret, "is empty");
      } else if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\'')) {
        unusable(secret, "holds a newline, quote, space or a character that is not ASCII");
      } else {
        files.put(secret.name(), value);
      }
    }

    private void unusable(Secret secret, String why) {
      findings.add(
          SecretRules.UNUSABLE
              .at(place(secret), "the value of `" + secret.name() + "` " + why)
              .help("printable ASCII without quotes and spaces, on one line"));
    }

    private dev.pggen.source.Span place(Secret secret) {
      return SourceFile.of(shown.apply(secret.name()), "").start();
    }

    /** The text with values in it, if all of them are there. */
    private Optional<String> text(Text text) {
      StringBuilder out = new StringBuilder();
      for (Text.Part part : text.parts()) {
        if (part instanceof Text.Literal literal) {
          out.append(literal.text());
        } else if (part instanceof Text.SecretValue reference) {
          String value = files.get(reference.secret());
          if (value == null) {
            return Optional.empty();
          }
          out.append(reference.encoding() == Text.Encoding.URL ? UrlEncoding.of(value) : value);
        }
      }
      return Optional.of(out.toString());
    }

    private void envFile(Secret secret, Secret.EnvFile env) {
      StringBuilder out = new StringBuilder();
      for (Map.Entry<String, Text> variable : env.variables().entrySet()) {
        Optional<String> value = text(variable.getValue());
        if (value.isEmpty()) {
          return;
        }
        if (value.get().chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\'' || c == 0)) {
          findings.add(
              SecretRules.UNUSABLE
                  .at(
                      place(secret),
                      "`"
                          + variable.getKey()
                          + "` holds a newline or a quote, and env files cannot")
                  .help("give it to the container as a file"));
          return;
        }
        out.append(variable.getKey()).append("='").append(value.get()).append("'\n");
      }
      files.put(secret.name(), out.toString());
    }

    private void verifier(Secret secret, Secret.Verifier verifier) {
      String password = files.get(verifier.of());
      if (password == null) {
        return;
      }
      String old = existing.getOrDefault(secret.name(), "").stripTrailing();
      files.put(
          secret.name(),
          ScramVerifier.matches(old, password)
              ? old
              : ScramVerifier.of(password, RandomValue.bytes(ScramVerifier.SALT_BYTES, random)));
    }
  }
}
