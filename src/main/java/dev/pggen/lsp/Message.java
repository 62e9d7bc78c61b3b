package dev.pggen.lsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a client sent. */
sealed interface Message {
  /**
   * Wants an answer.
   *
   * @param id a number or a text, as it came
   */
  record Request(JsonNode id, String method, JsonNode params) implements Message {}

  /** Wants none. */
  record Notification(String method, JsonNode params) implements Message {}

  /** Answers something that was asked; nothing is. */
  record Response() implements Message {}

  /**
   * Is no message, but what is wrong can be said and the next one read.
   *
   * @param id of the request, if it has one
   */
  record Wrong(Optional<JsonNode> id, RpcError error, String why) implements Message {}

  /** The input ended. */
  record End() implements Message {}

  /** Nothing more can be read. */
  record Broken(String why) implements Message {}
}
