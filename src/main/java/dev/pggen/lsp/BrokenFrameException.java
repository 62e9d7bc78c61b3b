package dev.pggen.lsp;

import java.io.IOException;

/** What comes in is not framed as the protocol says, so nobody knows where the next message is. */
public final class BrokenFrameException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * With its reason.
   *
   * @param why lower case, without a final stop
   */
  public BrokenFrameException(String why) {
    super(why);
  }
}
