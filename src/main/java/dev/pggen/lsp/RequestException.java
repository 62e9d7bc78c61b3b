package dev.pggen.lsp;

import java.io.IOException;

/** A request that is answered by an error. */
final class RequestException extends IOException {
  private static final long serialVersionUID = 1;

  private final RpcError error;

  RequestException(RpcError error, String message) {
    super(message);
    this.error = error;
  }

  RpcError error() {
    return error;
  }
}
