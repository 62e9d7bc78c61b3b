package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Text;
import dev.pggen.stack.Workload;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which secrets users are asked for, and how the template calls the answers. */
final class SecretAnswers {
  /** The password of the application's role. */
  static final String DATABASE = "db_password";

  private final Stack stack;
  private final String section;
  private final SortedMap<String, Secret> asked = new TreeMap<>();

  SecretAnswers(Stack stack) {
    this.stack = stack;
    this.section = Keys.section(stack);
    see(DATABASE);
    for (Workload workload : Keys.apps(stack)) {
      for (EnvVar variable : workload.env()) {
        variable.value().ifKnown().ifPresent(this::see);
      }
      for (Mount mount : workload.mounts()) {
        if (mount.source() instanceof Mount.OfSecret secret) {
          see(secret.secret());
        }
      }
    }
  }

  private void see(Text text) {
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.SecretValue value) {
        see(value.secret());
      }
    }
  }

  private void see(String name) {
    Secret secret = secret(name);
    if (secret.content() instanceof Secret.Derived derived) {
      see(derived.text());
    } else {
      asked.put(name, secret);
    }
  }

  /** The secret with this name. */
  Secret secret(String name) {
    return stack.secrets().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no secret " + name));
  }

  /** Those that are asked for, by name. */
  SortedMap<String, Secret> asked() {
    return Collections.unmodifiableSortedMap(asked);
  }

  /** What gives its value in the template. */
  String expression(String name) {
    return secret(name).content() instanceof Secret.Derived derived
        ? "(" + Jinja.text(derived.text(), this) + ")"
        : "values." + section + "." + Keys.variable(name);
  }
}
