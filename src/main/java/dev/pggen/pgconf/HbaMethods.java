package dev.pggen.pgconf;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which methods there are, where they may stand and which options they take. */
final class HbaMethods {
  private static final Set<String> METHODS =
      Set.of(
          "trust",
          "ident",
          "peer",
          "password",
          "gss",
          "sspi",
          "reject",
          "md5",
          "scram-sha-256",
          "pam",
          "bsd",
          "ldap",
          "cert",
          "radius");
  private static final Set<String> GSS = Set.of("gss", "sspi");
  private static final Set<String> LDAP = Set.of("ldap");
  private static final Set<String> OAUTH = Set.of("oauth");

  /** The methods that take an option; clientcert and clientname belong to the type. */
  private static final Map<String, Set<String>> OPTIONS =
      Map.ofEntries(
          Map.entry("map", Set.of("ident", "peer", "gss", "sspi", "cert", "oauth")),
          Map.entry("pamservice", Set.of("pam")),
          Map.entry("pam_use_hostname", Set.of("pam")),
          Map.entry("ldapurl", LDAP),
          Map.entry("ldaptls", LDAP),
          Map.entry("ldapscheme", LDAP),
          Map.entry("ldapserver", LDAP),
          Map.entry("ldapport", LDAP),
          Map.entry("ldapbinddn", LDAP),
          Map.entry("ldapbindpasswd", LDAP),
          Map.entry("ldapsearchattribute", LDAP),
          Map.entry("ldapsearchfilter", LDAP),
          Map.entry("ldapbasedn", LDAP),
          Map.entry("ldapprefix", LDAP),
          Map.entry("ldapsuffix", LDAP),
          Map.entry("krb_realm", GSS),
          Map.entry("include_realm", GSS),
          Map.entry("compat_realm", Set.of("sspi")),
          Map.entry("upn_username", Set.of("sspi")),
          Map.entry("radiusservers", Set.of("radius")),
          Map.entry("radiusports", Set.of("radius")),
          Map.entry("radiussecrets", Set.of("radius")),
          Map.entry("radiusidentifiers", Set.of("radius")),
          Map.entry("issuer", OAUTH),
          Map.entry("scope", OAUTH),
          Map.entry("validator", OAUTH),
          Map.entry("delegate_ident_mapping", OAUTH));

  private final HbaType type;
  private final HbaToken method;
  private final int major;

  HbaMethods(HbaType type, HbaToken method, int major) {
    this.type = type;
    this.method = method;
    this.major = major;
  }

  /** Whether the method is one, and may stand in such a record. */
  List<Finding> check() {
    String name = method.text();
    if (!METHODS.contains(name) && !(major >= 18 && name.equals("oauth"))) {
      String lower = name.toLowerCase(Locale.ROOT);
      return wrong(
          method.span(),
          "`" + name + "` is no method of PostgreSQL " + major,
          METHODS.contains(lower) && !lower.equals(name)
              ? "write `" + lower + "`; the server minds the case"
              : "use `scram-sha-256`");
    }
    if (name.equals("gss") && type == HbaType.LOCAL) {
      return wrong(method.span(), "`gss` does not work on the socket", "use `peer`");
    }
    if (name.equals("peer") && type != HbaType.LOCAL) {
      return wrong(
          method.span(), "`peer` works on the socket only", "use `scram-sha-256`, or type `local`");
    }
    if (name.equals("cert") && type != HbaType.HOSTSSL) {
      return wrong(method.span(), "`cert` works in `hostssl` records only", "use type `hostssl`");
    }
    return List.of();
  }

  /** Whether the options are ones that the method takes, and all that it needs are there. */
  List<Finding> check(List<HbaOption> options) {
    List<Finding> findings = new ArrayList<>();
    for (HbaOption option : options) {
      findings.addAll(check(option));
    }
    if (findings.isEmpty()) {
      findings.addAll(needed(options));
    }
    return findings;
  }

  private List<Finding> check(HbaOption option) {
    String name = option.name();
    if (name.equals("clientcert") || name.equals("clientname")) {
      return certificate(option);
    }
    Set<String> methods = OPTIONS.getOrDefault(name, Set.of());
    if (methods.isEmpty() || (methods.equals(OAUTH) && major < 18)) {
      return wrong(option.span(), "`" + name + "` is no option of PostgreSQL " + major, "");
    }
    if (!methods.contains(method.text())) {
      return wrong(
          option.span(), "method `" + method.text() + "` takes no option `" + name + "`", "");
    }
    boolean badPort = name.equals("ldapport") && !option.value().matches("\\s*[-+]?0*[1-9].*");
    return badPort ? wrong(option.span(), "`ldapport` takes a number", "") : List.of();
  }

  private List<Finding> certificate(HbaOption option) {
    if (type != HbaType.HOSTSSL) {
      return wrong(
          option.span(), "`" + option.name() + "` belongs into `hostssl` records only", "");
    }
    boolean name = option.name().equals("clientname");
    Set<String> values = name ? Set.of("CN", "DN") : Set.of("verify-ca", "verify-full");
    if (!values.contains(option.value())) {
      return wrong(
          option.span(),
          "`" + option.value() + "` is no value of `" + option.name() + "`",
          name ? "use `CN` or `DN`" : "use `verify-full`");
    }
    boolean weak = method.text().equals("cert") && option.value().equals("verify-ca");
    return weak
        ? wrong(option.span(), "method `cert` always verifies in full", "remove the option")
        : List.of();
  }

  private List<Finding> needed(List<HbaOption> options) {
    Set<String> given = options.stream().map(HbaOption::name).collect(Collectors.toSet());
    return switch (method.text()) {
      case "oauth" -> needed(given, "scope", "issuer");
      case "radius" -> needed(given, "radiusservers", "radiussecrets");
      case "ldap" -> ldap(given);
      default -> List.of();
    };
  }

  private List<Finding> needed(Set<String> given, String... names) {
    for (String name : names) {
      if (!given.contains(name)) {
        return wrong(
            method.span(), "method `" + method.text() + "` needs the option `" + name + "`", "");
      }
    }
    return List.of();
  }

  private List<Finding> ldap(Set<String> given) {
    boolean simple = given.contains("ldapprefix") || given.contains("ldapsuffix");
    boolean search =
        given.stream()
            .anyMatch(
                Set.of(
                        "ldapbasedn",
                        "ldapbinddn",
                        "ldapbindpasswd",
                        "ldapsearchattribute",
                        "ldapsearchfilter")
                    ::contains);
    if (given.contains("ldapurl")) {
      return List.of();
    }
    if (simple && search) {
      return wrong(method.span(), "`ldapprefix` and a search exclude each other", "");
    }
    return simple || given.contains("ldapbasedn")
        ? List.of()
        : wrong(
            method.span(), "method `ldap` needs `ldapbasedn`, `ldapprefix` or `ldapsuffix`", "");
  }

  private static List<Finding> wrong(Span span, String message, String help) {
    return List.of(PgRules.HBA_SYNTAX.at(span, message).help(help));
  }
}
