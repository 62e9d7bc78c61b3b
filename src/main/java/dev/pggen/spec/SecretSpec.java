package dev.pggen.spec;

import dev.pggen.source.Span;

/**
 * One entry below {@code secrets:}.
 *
 * <pre>
 * secrets:
 *   app_key: {generate: base64, length: 32, prefix: "base64:"}
 * </pre>
 *
 * @param generate {@code alnum}, {@code hex}, {@code base64}, {@code base64url}, or {@code none}
 *     when the operator brings the value
 * @param length in characters; in bytes for the base64 forms
 * @param prefix put before the generated value
 * @param span the name of the secret
 */
public record SecretSpec(String generate, int length, String prefix, Span span) {}
