package dev.pggen.plan;

import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;

/** What planning has to say about a spec. */
public final class PlanRules {
  static final RuleInfo UNKNOWN_REFERENCE =
      new RuleInfo(
          "PG060",
          "unresolved-reference",
          Severity.ERROR,
          "a reference names something that the spec does not have");
  static final RuleInfo REFERENCE_CYCLE =
      new RuleInfo(
          "PG061",
          "reference-cycle",
          Severity.ERROR,
          "containers that wait for each other never start");
  static final RuleInfo NAME_TAKEN =
      new RuleInfo(
          "PG062", "name-taken", Severity.ERROR, "the name is used for a part that pggen adds");
  static final RuleInfo UNSUPPORTED_VERSION =
      new RuleInfo(
          "PG063",
          "unsupported-version",
          Severity.ERROR,
          "settings and images are known for the majors 14 to 18");
  static final RuleInfo UNKNOWN_PARAMETER =
      new RuleInfo(
          "PG064",
          "unknown-parameter",
          Severity.ERROR,
          "the server refuses to start with a parameter that it does not know");
  static final RuleInfo PARAMETER_VALUE =
      new RuleInfo(
          "PG065",
          "parameter-value",
          Severity.ERROR,
          "the server refuses to start with a value that it cannot use");
  static final RuleInfo FIXED_PARAMETER =
      new RuleInfo(
          "PG066",
          "fixed-parameter",
          Severity.ERROR,
          "other rendered parts rest on this parameter's value");
  static final RuleInfo UNIT_MISSING =
      new RuleInfo(
          "PG067",
          "unit-missing",
          Severity.ERROR,
          "a bare number counts in the parameter's own unit, which is rarely the one meant");
  static final RuleInfo CONNECTION_BUDGET =
      new RuleInfo(
          "PG068",
          "connection-budget-exceeded",
          Severity.ERROR,
          "containers may open more connections than the server accepts");
  static final RuleInfo EXTENSION_MISSING =
      new RuleInfo(
          "PG069",
          "extension-not-in-image",
          Severity.ERROR,
          "the first start would fail at CREATE EXTENSION");
  static final RuleInfo NO_PROBE =
      new RuleInfo(
          "PG070",
          "probe-impossible",
          Severity.INFO,
          "the image has no program that could ask, so the runtime only sees whether it runs");
  static final RuleInfo REPLICAS =
      new RuleInfo(
          "PG071",
          "replicas-impossible",
          Severity.ERROR,
          "the runtime cannot run it more than once");
  static final RuleInfo MEMORY_TOO_SMALL =
      new RuleInfo(
          "PG072",
          "memory-too-small",
          Severity.ERROR,
          "a server with its helpers does not fit into less");
  static final RuleInfo ROLE_NAME =
      new RuleInfo("PG073", "role-name", Severity.ERROR, "the server reserves or refuses the name");
  static final RuleInfo SECRET_IN_ARGV =
      new RuleInfo(
          "PG074",
          "secret-in-command",
          Severity.ERROR,
          "arguments and labels are readable for everybody on the host");
  static final RuleInfo RUNTIME =
      new RuleInfo(
          "PG086",
          "runtime-cannot-hold",
          Severity.ERROR,
          "what the runtime made of it would be something else");
  static final RuleInfo NO_PACKAGE =
      new RuleInfo(
          "PG078",
          "extension-without-package",
          Severity.ERROR,
          "an image that is built holds what Debian packages of PGDG bring, and nothing else");
  static final RuleInfo BUILD_IMPOSSIBLE =
      new RuleInfo(
          "PG079",
          "build-impossible",
          Severity.ERROR,
          "an image is built where something is missing in the official one and the runtime builds");

  /** A target that has no place without the spec's word; left out unless somebody asks for it. */
  public static final RuleInfo NO_DATASET =
      new RuleInfo(
          "PG052",
          "no-dataset",
          Severity.ERROR,
          "the runtime has no place of its own for volumes, secrets and files");

  static final RuleInfo HOST_PATH =
      new RuleInfo(
          "PG053", "host-path-refused", Severity.ERROR, "the host keeps the path for itself");

  static final RuleInfo END_OF_LIFE =
      new RuleInfo(
          "PG075",
          "end-of-life",
          Severity.WARNING,
          "nobody mends what is found in it from then on, not even holes");
  static final RuleInfo GATEWAY_ADDRESS =
      new RuleInfo(
          "PG076",
          "gateway-address",
          Severity.WARNING,
          "a client on the database's own host arrives as the gateway of a bridge network");
  static final RuleInfo NO_CLIENT_CERTIFICATE =
      new RuleInfo(
          "PG077",
          "no-client-certificate",
          Severity.WARNING,
          "the server turns the application away without one");

  /** All of them, by id. */
  public static final List<RuleInfo> ALL =
      List.of(
          NO_DATASET,
          HOST_PATH,
          UNKNOWN_REFERENCE,
          REFERENCE_CYCLE,
          NAME_TAKEN,
          UNSUPPORTED_VERSION,
          UNKNOWN_PARAMETER,
          PARAMETER_VALUE,
          FIXED_PARAMETER,
          UNIT_MISSING,
          CONNECTION_BUDGET,
          EXTENSION_MISSING,
          NO_PROBE,
          REPLICAS,
          MEMORY_TOO_SMALL,
          ROLE_NAME,
          SECRET_IN_ARGV,
          END_OF_LIFE,
          GATEWAY_ADDRESS,
          NO_CLIENT_CERTIFICATE,
          NO_PACKAGE,
          BUILD_IMPOSSIBLE,
          RUNTIME);

  private PlanRules() {}
}
