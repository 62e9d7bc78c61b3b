package dev.pggen.target.composefile;

/** Everything beside the file. */
final class TestLayout implements Layout {
  @Override
  public String secrets() {
    return "./secrets/";
  }

  @Override
  public boolean project() {
    return true;
  }
}
