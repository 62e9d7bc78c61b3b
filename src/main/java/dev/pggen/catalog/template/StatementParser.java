package dev.pggen.catalog.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Statements by Jinja's grammar with the extensions {@code do}, {@code loopcontrols}, {@code
 * debug}.
 */
final class StatementParser {
  private static final Set<String> BLOCKS =
      Set.of("if", "for", "macro", "call", "filter", "with", "block", "autoescape", "set");

  private final List<Expression> outputs = new ArrayList<>();
  private final List<Expression> all = new ArrayList<>();
  private final List<Expression.Text> files = new ArrayList<>();
  private final Deque<Token> open = new ArrayDeque<>();

  void read(List<Tag> tags) throws Wrong {
    for (Tag tag : tags) {
      Tokens in = new Tokens(tag);
      if (tag.output()) {
        Expression value = new ExpressionParser(in).tuple();
        in.expectEnd();
        outputs.add(value);
        all.add(value);
      } else {
        statement(in);
      }
    }
    if (!open.isEmpty()) {
      Token first = open.peek();
      throw new Wrong(first.span(), "`" + first.text() + "` begins here and never ends");
    }
  }

  List<Expression> outputs() {
    return outputs;
  }

  List<Expression> all() {
    return all;
  }

  List<Expression.Text> files() {
    return files;
  }

  private void statement(Tokens in) throws Wrong {
    Token word = in.name();
    String name = word.text();
    if (name.startsWith("end") && BLOCKS.contains(name.substring(3))) {
      close(word, name.substring(3));
      if (name.equals("endblock") && !in.atEnd()) {
        in.name();
      }
    } else {
      begin(word, in);
    }
    in.expectEnd();
  }

  private void begin(Token word, Tokens in) throws Wrong {
    ExpressionParser values = new ExpressionParser(in);
    switch (word.text()) {
      case "set" -> set(word, in);
      case "if", "autoescape" -> {
        open.push(word);
        all.add(values.tuple());
      }
      case "elif" -> {
        inside(word, Set.of("if"));
        all.add(values.tuple());
      }
      case "else" -> inside(word, Set.of("if", "for"));
      case "do" -> all.add(values.tuple());
      case "for" -> loop(word, in);
      case "break", "continue" -> insideLoop(word);
      case "debug" -> {}
      default -> rarer(word, in);
    }
  }

  private void set(Token word, Tokens in) throws Wrong {
    do {
      in.name();
      if (in.takeSign(".")) {
        in.name();
      }
    } while (in.takeSign(","));
    if (in.takeSign("=")) {
      all.add(new ExpressionParser(in).tuple());
      return;
    }
    filters(in);
    open.push(word);
  }

  private void filters(Tokens in) throws Wrong {
    while (in.takeSign("|")) {
      Expression nothing = new Expression.Operation(List.of(), in.span());
      all.add(new PostfixParser(in, new ExpressionParser(in)).filter(nothing));
    }
  }

  private void loop(Token word, Tokens in) throws Wrong {
    do {
      boolean bracket = in.takeSign("(");
      in.name();
      if (bracket) {
        while (in.takeSign(",")) {
          in.name();
        }
        in.expectSign(")");
      }
    } while (in.takeSign(","));
    in.expectName("in");
    ExpressionParser values = new ExpressionParser(in);
    all.add(values.withoutCondition());
    if (in.takeName("if")) {
      all.add(values.expression());
    }
    in.takeName("recursive");
    open.push(word);
  }

  private void rarer(Token word, Tokens in) throws Wrong {
    ExpressionParser values = new ExpressionParser(in);
    switch (word.text()) {
      case "macro" -> {
        in.name();
        all.addAll(Signature.read(in, values));
        open.push(word);
      }
      case "call" -> {
        if (in.peek().isSign("(")) {
          all.addAll(Signature.read(in, values));
        }
        all.add(values.expression());
        open.push(word);
      }
      case "filter" -> {
        Expression nothing = new Expression.Operation(List.of(), in.span());
        all.add(new PostfixParser(in, values).filter(nothing));
        filters(in);
        open.push(word);
      }
      case "with" -> {
        while (!in.atEnd()) {
          in.name();
          in.expectSign("=");
          all.add(values.expression());
          in.takeSign(",");
        }
        open.push(word);
      }
      case "block" -> {
        in.name();
        in.takeName("scoped");
        in.takeName("required");
        open.push(word);
      }
      case "include", "import", "from", "extends" -> {
        Expression file = values.expression();
        all.add(file);
        if (file instanceof Expression.Text text && !word.isName("include")) {
          files.add(text);
        }
        Imports.read(word, in);
      }
      default -> throw new Wrong(word.span(), "there is no tag `" + word.text() + "`");
    }
  }

  private void close(Token word, String name) throws Wrong {
    Token last = open.poll();
    if (last == null || !last.text().equals(name)) {
      String inner = last == null ? "nothing is open" : "`" + last.text() + "` is open";
      throw new Wrong(word.span(), "`" + word.text() + "` closes what is not open: " + inner);
    }
  }

  private void inside(Token word, Set<String> blocks) throws Wrong {
    Token last = open.peek();
    if (last == null || !blocks.contains(last.text())) {
      throw new Wrong(word.span(), "`" + word.text() + "` stands outside of its block");
    }
  }

  private void insideLoop(Token word) throws Wrong {
    if (open.stream().noneMatch(o -> o.text().equals("for"))) {
      throw new Wrong(word.span(), "`" + word.text() + "` stands outside of a loop");
    }
  }
}
