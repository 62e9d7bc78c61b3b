package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;

/** What a method needs of its parameters. */
final class Params {
  private Params() {}

  /** A text. */
  static String text(JsonNode params, String name) throws RequestException {
    JsonNode value = params.path(name);
    if (!value.isTextual()) {
      throw new RequestException(RpcError.INVALID_PARAMS, "`" + name + "` is missing, or no text");
    }
    return value.textValue();
  }

  /** A whole number from 0 up; one that is too large for us is the largest one. */
  static int number(JsonNode params, String name) throws RequestException {
    JsonNode value = params.path(name);
    if (!value.isIntegralNumber() || value.bigIntegerValue().signum() < 0) {
      throw new RequestException(
          RpcError.INVALID_PARAMS, "`" + name + "` is missing, or no number from 0 up");
    }
    return value.canConvertToInt() ? value.intValue() : Integer.MAX_VALUE;
  }

  /** The address of the document that is meant. */
  static String uri(JsonNode params) throws RequestException {
    return text(params.path("textDocument"), "uri");
  }
}
