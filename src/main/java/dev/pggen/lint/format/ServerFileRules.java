package dev.pggen.lint.format;

import dev.pggen.lint.Rule;
import java.util.List;

/** The rules about a server's own files, by id; the list of all rules takes them in. */
public final class ServerFileRules {
  /** In the order of their ids. */
  public static final List<Rule> ALL =
      List.of(
          new Pg515UnmatchedHostssl(),
          new Pg516KeywordCase(),
          new Pg517RegexBeforeSixteen(),
          new Pg518ReplicationForAll(),
          new Pg519MaskedHostBits(),
          new Pg520NoClientCa(),
          new Pg521RemoteSuperuser(),
          new Pg522PasswordInHba(),
          new Pg523LdapWithoutTls(),
          new Pg812MissingInclude(),
          new Pg813UnknownSetting(),
          new Pg814RefusedValue(),
          new Pg815DuplicateSetting(),
          new Pg816ForgottenUnit(),
          new Pg817RefusedTogether(),
          new Pg818DeadSetting(),
          new Pg819PreloadOrder());

  private ServerFileRules() {}
}
