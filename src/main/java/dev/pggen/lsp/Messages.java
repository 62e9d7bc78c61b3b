package dev.pggen.lsp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON-RPC 2.0: bytes to messages, and answers to bytes. */
final class Messages {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final String VERSION = "2.0";

  private Messages() {}

  /** What a message says. */
  static Message read(byte[] body) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return new Message.Wrong(Optional.empty(), RpcError.PARSE, "the message is not JSON");
    }
    if (root == null || !root.isObject()) {
      return wrong(Optional.empty(), "a message is one object");
    }
    JsonNode id = root.path("id");
    boolean asks = !id.isMissingNode();
    if (asks && !id.isIntegralNumber() && !id.isTextual() && !(id.isNull() && answers(root))) {
      return wrong(Optional.empty(), "the id of a request is a number or a text");
    }
    Optional<JsonNode> known = asks ? Optional.of(id) : Optional.empty();
    if (!root.path("jsonrpc").asText().equals(VERSION)) {
      return wrong(known, "`jsonrpc` is not \"2.0\"");
    }
    JsonNode method = root.path("method");
    if (method.isMissingNode() && answers(root)) {
      return new Message.Response();
    }
    if (!method.isTextual()) {
      return wrong(known, "a request names its method");
    }
    JsonNode params = root.path("params");
    return asks
        ? new Message.Request(id, method.textValue(), params)
        : new Message.Notification(method.textValue(), params);
  }

  private static boolean answers(JsonNode root) {
    return root.has("result") || root.has("error");
  }

  private static Message wrong(Optional<JsonNode> id, String why) {
    return new Message.Wrong(id, RpcError.INVALID_REQUEST, why);
  }

  /** An object to be filled. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An answer. */
  static byte[] result(JsonNode id, JsonNode result) throws IOException {
    ObjectNode message = message();
    message.set("id", id);
    message.set("result", result);
    return MAPPER.writeValueAsBytes(message);
  }

  /** An answer that says why there is none. */
  static byte[] error(Optional<JsonNode> id, RpcError error, String why) throws IOException {
    ObjectNode message = message();
    message.set("id", id.orElse(JsonNodeFactory.instance.nullNode()));
    message.putObject("error").put("code", error.code()).put("message", why);
    return MAPPER.writeValueAsBytes(message);
  }

  /** Something to be known that wants no answer. */
  static byte[] notification(String method, JsonNode params) throws IOException {
    ObjectNode message = message();
    message.put("method", method);
    message.set("params", params);
    return MAPPER.writeValueAsBytes(message);
  }

  /** Something that wants an answer. */
  static byte[] request(String id, String method, JsonNode params) throws IOException {
    ObjectNode message = message();
    message.put("id", id).put("method", method);
    message.set("params", params);
    return MAPPER.writeValueAsBytes(message);
  }

  private static ObjectNode message() {
    return object().put("jsonrpc", VERSION);
  }
}
