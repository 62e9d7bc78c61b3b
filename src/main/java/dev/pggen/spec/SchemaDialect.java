package dev.pggen.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.keyword.AdditionalPropertiesValidator;
import com.networknt.schema.keyword.AllOfValidator;
import com.networknt.schema.keyword.EnumValidator;
import com.networknt.schema.keyword.ExclusiveMinimumValidator;
import com.networknt.schema.keyword.ItemsLegacyValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.keyword.MaximumValidator;
import com.networknt.schema.keyword.MinLengthValidator;
import com.networknt.schema.keyword.MinPropertiesValidator;
import com.networknt.schema.keyword.MinimumValidator;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.keyword.PatternValidator;
import com.networknt.schema.keyword.PropertiesValidator;
import com.networknt.schema.keyword.RefValidator;
import com.networknt.schema.keyword.RequiredValidator;
import com.networknt.schema.keyword.TypeValidator;
import java.util.List;

/**
 * Draft-07, as far as our schema uses it: the engine's own validators for fourteen keywords. The
 * whole dialect brings some fifty keywords and twenty formats, and loading them would be a tenth of
 * a {@code lint}. A keyword that is missing here stops the schema from loading.
 */
final class SchemaDialect {
  private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

  private static final List<String> CHECKED =
      List.of(
          "$ref",
          "additionalProperties",
          "allOf",
          "enum",
          "exclusiveMinimum",
          "items",
          "maximum",
          "minLength",
          "minProperties",
          "minimum",
          "pattern",
          "properties",
          "required",
          "type");

  /** For readers and editors. */
  private static final List<String> SAID =
      List.of(
          "$id",
          "$schema",
          "default",
          "definitions",
          "description",
          "examples",
          "title",
          "x-default");

  private SchemaDialect() {}

  static Dialect create() {
    Dialect.Builder builder =
        Dialect.builder(DRAFT_7)
            .specificationVersion(SpecificationVersion.DRAFT_7)
            .idKeyword("$id");
    CHECKED.forEach(word -> builder.keyword(new Checked(word)));
    SAID.forEach(word -> builder.keyword(new NonValidationKeyword(word)));
    return builder
        .unknownKeywordFactory(
            (word, context) -> {
              throw new IllegalStateException("the schema uses `" + word + "`, unknown here");
            })
        .build();
  }

  /**
   * Whole numbers of a list stay what they are. The engine makes a BigDecimal of each, and setting
   * that class up takes Java 25 longer than checking a spec.
   */
  private static final class Listed extends EnumValidator {
    Listed(SchemaLocation at, JsonNode value, Schema parent, SchemaContext context) {
      super(at, value, parent, context);
    }

    @Override
    protected JsonNode processNumberNode(JsonNode number) {
      return number.isIntegralNumber() && number.canConvertToLong()
          ? LongNode.valueOf(number.longValue())
          : super.processNumberNode(number);
    }
  }

  /** A keyword with the engine's validator for it. */
  private record Checked(String word) implements Keyword {
    @Override
    public String getValue() {
      return word;
    }

    @Override
    public KeywordValidator newValidator(
        SchemaLocation at, JsonNode value, Schema parent, SchemaContext context) {
      return switch (word) {
        case "$ref" -> new RefValidator(at, value, parent, context);
        case "additionalProperties" ->
            new AdditionalPropertiesValidator(at, value, parent, context);
        case "allOf" -> new AllOfValidator(at, value, parent, context);
        case "enum" -> new Listed(at, value, parent, context);
        case "exclusiveMinimum" -> new ExclusiveMinimumValidator(at, value, parent, context);
        case "items" -> new ItemsLegacyValidator(at, value, parent, context);
        case "maximum" -> new MaximumValidator(at, value, parent, context);
        case "minLength" -> new MinLengthValidator(at, value, parent, context);
        case "minProperties" -> new MinPropertiesValidator(at, value, parent, context);
        case "minimum" -> new MinimumValidator(at, value, parent, context);
        case "pattern" -> new PatternValidator(at, value, parent, context);
        case "properties" -> new PropertiesValidator(at, value, parent, context);
        case "required" -> new RequiredValidator(at, value, parent, context);
        case "type" -> new TypeValidator(at, value, parent, context);
        default -> throw new IllegalStateException(word);
      };
    }
  }
}
