package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the schema, a well-formed text of ours. Jackson's parser takes longer to start than this to
 * read: it sets up BigDecimal, which alone takes Java 25 longer than linting a spec.
 */
final class JsonReader {
  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * Its first value. It is no check: a text that is not well-formed gives some unchecked exception,
   * or a value where only a comma is wrong or more follows behind it.
   */
  static JsonNode read(InputStream in) throws IOException {
    JsonReader reader = new JsonReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    return reader.value();
  }

  private JsonNode value() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (next()) {
      case '{' -> object(nodes.objectNode());
      case '[' -> array(nodes.arrayNode());
      case '"' -> new Word(string());
      case 't' -> word("true", nodes.booleanNode(true));
      case 'f' -> word("false", nodes.booleanNode(false));
      case 'n' -> word("null", nodes.nullNode());
      default -> number();
    };
  }

  private JsonNode object(ObjectNode object) {
    at++;
    while (next() != '}') {
      String name = string();
      expect(':');
      object.set(name, value());
      if (next() == ',') {
        at++;
      }
    }
    at++;
    return object;
  }

  private JsonNode array(ArrayNode array) {
    at++;
    while (next() != ']') {
      array.add(value());
      if (next() == ',') {
        at++;
      }
    }
    at++;
    return array;
  }

  private String string() {
    expect('"');
    int end = text.indexOf('"', at);
    if (end < 0) {
      throw new IllegalStateException("a text without end at " + at);
    }
    String plain = text.substring(at, end);
    if (plain.indexOf('\\') < 0) {
      at = end + 1;
      return plain;
    }
    StringBuilder out = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> c;
    };
  }

  private JsonNode number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    try {
      return number.indexOf('.') < 0 && number.indexOf('e') < 0 && number.indexOf('E') < 0
          ? JsonNodeFactory.instance.numberNode(Long.parseLong(number))
          : JsonNodeFactory.instance.numberNode(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      throw new IllegalStateException("no value at " + from, e);
    }
  }

  private JsonNode word(String word, JsonNode meaning) {
    if (!text.startsWith(word, at)) {
      throw new IllegalStateException("no value at " + at);
    }
    at += word.length();
    return meaning;
  }

  private void expect(char c) {
    if (next() != c) {
      throw new IllegalStateException("no " + c + " at " + at);
    }
    at++;
  }

  /** The next character that is not white. */
  private char next() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at == text.length()) {
      throw new IllegalStateException("the text ends in a value");
    }
    return text.charAt(at);
  }

  /**
   * A text that can show itself without the object mapper; the engine asks each `enum` for that.
   */
  private static final class Word extends TextNode {
    private static final long serialVersionUID = 1;

    Word(String text) {
      super(text);
    }

    @Override
    public String toString() {
      return '"' + textValue() + '"';
    }
  }
}
