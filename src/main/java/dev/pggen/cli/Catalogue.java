package dev.pggen.cli;

import dev.pggen.catalog.CatalogRules;
import dev.pggen.hcl.HclRules;
import dev.pggen.pgconf.PgRules;
import dev.pggen.plan.PlanRules;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.read.nomad.NomadReader;
import dev.pggen.secrets.SecretRules;
import dev.pggen.source.RuleInfo;
import dev.pggen.spec.SpecRules;
import dev.pggen.target.ManifestRules;
import dev.pggen.target.PatchRules;
import dev.pggen.target.truenas.catalog.CatalogFit;
import dev.pggen.write.FileRules;
import dev.pggen.yaml.YamlRules;
import java.util.ArrayList;
import java.util.List;

/** Everything that pggen may complain about outside of {@code lint}, by id. */
final class Catalogue {
  private Catalogue() {}

  /** All of it, sorted by id. */
  static List<RuleInfo> all() {
    List<RuleInfo> all = new ArrayList<>();
    all.addAll(YamlRules.ALL);
    all.addAll(PgRules.ALL);
    all.addAll(HclRules.ALL);
    all.addAll(SpecRules.ALL);
    all.addAll(PlanRules.ALL);
    all.addAll(FileRules.ALL);
    all.addAll(SecretRules.ALL);
    all.addAll(PatchRules.ALL);
    all.addAll(CatalogRules.ALL);
    all.add(CatalogFit.UNFIT);
    all.addAll(ManifestRules.ALL);
    all.add(ComposeReader.NOT_COMPOSE);
    all.add(NomadReader.NOT_NOMAD);
    all.add(Patience.SLOW);
    all.sort(java.util.Comparator.comparing(RuleInfo::id));
    return all;
  }
}
