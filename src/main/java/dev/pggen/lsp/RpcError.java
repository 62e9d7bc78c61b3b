package dev.pggen.lsp;

/** Why a request has no result, by the protocol's own numbers. */
enum RpcError {
  /** Not JSON. */
  PARSE(-32700),
  /** JSON, and no request; or one that cannot be now. */
  INVALID_REQUEST(-32600),
  /** Nothing of that name. */
  METHOD_NOT_FOUND(-32601),
  /** Without what it needs. */
  INVALID_PARAMS(-32602),
  /** A mistake of ours. */
  INTERNAL(-32603),
  /** Before {@code initialize}. */
  NOT_INITIALIZED(-32002),
  /** The client wants no answer any more. */
  CANCELLED(-32800);

  private final int code;

  RpcError(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
