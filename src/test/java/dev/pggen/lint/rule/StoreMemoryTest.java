package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pggen.stack.Stack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a store may keep, as its own option counts it. */
final class StoreMemoryTest {
  private static Stack stack(String most) {
    String text =
        """
        name: shop
        services:
          cache:
            image: docker.io/valkey/valkey:8.1.3
            mem_limit: 512m
            command: valkey-server --maxmemory %s
        """;
    return Asked.composeStack(text.formatted(most), Map.of());
  }

  private static long found(Stack stack) {
    return new Pg802MemoryBudgetExceeded().check(stack).count();
  }

  @ParameterizedTest
  @CsvSource({
    "512mb, 1",
    "511mb, 0",
    "512m, 0",
    "536870912, 1",
    "1GB, 1",
    "999999999999999999, 1",
    "999999999999999999gb, 0",
    "1000000000000000000, 0",
    "٦٠٠mb, 0",
    "mb, 0",
    "600x, 0"
  })
  void sizes(String most, long findings) {
    assertEquals(findings, found(stack(most)));
  }

  @Test
  void aNumberOfManyDigitsTakesNoLonger() {
    Stack stack = stack("9".repeat(900_000));
    assertEquals(0, assertTimeoutPreemptively(Duration.ofSeconds(5), () -> found(stack)));
  }
}
