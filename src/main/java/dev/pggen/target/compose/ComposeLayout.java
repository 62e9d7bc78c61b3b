package dev.pggen.target.compose;

import dev.pggen.target.composefile.Layout;

/** Everything lies beside the Compose file. */
final class ComposeLayout implements Layout {
  @Override
  public String secrets() {
    return "./secrets/";
  }

  @Override
  public boolean project() {
    return true;
  }
}
