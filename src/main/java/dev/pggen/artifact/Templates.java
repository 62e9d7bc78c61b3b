package dev.pggen.artifact;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.tree.parse.StringTokenScannerSymbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Text files with values put in. Every error and every warning of the engine is our bug: nothing is
 * printed for what is unknown, misspelt or left open.
 */
final class Templates {
  /** Delimiters of three characters: two collide with log_line_prefix and shell arrays. */
  static final String VALUE_START = "[[=";

  private Templates() {}

  /** The engine, made when the first text with a value in it is asked for. */
  private static final class Engine {
    static final Jinjava JINJAVA = make();

    private static Jinjava make() {
      StringTokenScannerSymbols symbols =
          new StringTokenScannerSymbols.Builder()
              .withVariableStartString(VALUE_START)
              .withVariableEndString("=]]")
              .withBlockStartString("[[%")
              .withBlockEndString("%]]")
              .withCommentStartString("[[#")
              .withCommentEndString("#]]")
              .build();
      Jinjava jinjava =
          new Jinjava(
              JinjavaConfig.newBuilder()
                  .withFailOnUnknownTokens(true)
                  .withNestedInterpretationEnabled(false)
                  .withTrimBlocks(true)
                  .withLstripBlocks(true)
                  .withKeepTrailingNewline(true)
                  .withMaxOutputSize(4L << 20)
                  .withTokenScannerSymbols(symbols)
                  .build());
      jinjava.setResourceLocator(
          (name, encoding, interpreter) -> {
            throw new IOException("templates include nothing: " + name);
          });
      Quoting.FILTERS.forEach(
          (name, quote) -> jinjava.getGlobalContext().registerFilter(of(name, quote)));
      return jinjava;
    }

    private static Filter of(String name, Function<Object, String> quote) {
      return new Filter() {
        @Override
        public String getName() {
          return name;
        }

        @Override
        public Object filter(Object value, JinjavaInterpreter interpreter, String... args) {
          return quote.apply(value);
        }
      };
    }
  }

  /**
   * A template of {@code templates/} with values put in.
   *
   * @param name path below {@code templates/}
   * @param values texts, and lists and maps of them
   */
  static String render(String name, Map<String, ?> values) {
    return fill(name, text(name), values);
  }

  /** Starts the engine, with each construct that our templates use. */
  static void warmUp() {
    String first = "[[% for y in x %]][[% if y %]][[= y|comment =]][[% endif %]][[% endfor %]]";
    fill("a first one", first, Map.of("x", List.of("y")));
  }

  /** As {@link #render}, for a template that is handed in. */
  static String fill(String name, String template, Map<String, ?> values) {
    Jinjava engine = Engine.JINJAVA;
    // A context below the global one: Jinjava.renderForResult would make a copy of all its filters.
    JinjavaInterpreter interpreter =
        new JinjavaInterpreter(
            engine, new Context(engine.getGlobalContext(), values), engine.getGlobalConfig());
    JinjavaInterpreter.pushCurrent(interpreter);
    try {
      String text = interpreter.render(template);
      if (!interpreter.getErrorsCopy().isEmpty()) {
        throw new IllegalStateException(
            "template " + name + ": " + interpreter.getErrorsCopy().get(0).toString());
      }
      return text;
    } catch (InterpretException e) {
      throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
    } finally {
      JinjavaInterpreter.popCurrent();
    }
  }

  /** The bytes of a file below {@code templates/}, as they are. */
  static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream("/templates/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
