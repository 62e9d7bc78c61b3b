package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.plan.TuneRequest.Storage;
import dev.pggen.plan.TuneRequest.Workload;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.PgSize;
import dev.pggen.stack.Setting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every value follows from what is printed beside it. */
final class TuningFormulaTest {
  private static final long SEED = 20261121;

  private static List<TuneRequest> requests() {
    List<TuneRequest> requests = new ArrayList<>();
    Random random = new Random(SEED);
    long[] mib = {192, 200, 256, 300, 512, 777, 1023, 1024, 2048, 3000, 4096, 8192, 16384, 131072};
    for (long m : mib) {
      for (Workload workload : Workload.values()) {
        for (int i = 0; i < 6; i++) {
          requests.add(
              new TuneRequest(
                  Size.mib(m),
                  new Cpus(BigDecimal.valueOf(random.nextInt(1, 160), 1).toPlainString()),
                  random.nextBoolean()
                      ? OptionalInt.of(random.nextInt(10, 400))
                      : OptionalInt.empty(),
                  random.nextInt(0, 120),
                  "",
                  workload,
                  Storage.values()[random.nextInt(4)],
                  random.nextBoolean()
                      ? Optional.of(Size.mib(random.nextInt(1000, 500000)))
                      : Optional.empty(),
                  random.nextInt(14, 19),
                  new Size(0)));
        }
      }
    }
    return requests;
  }

  @Test
  void formulaGivesTheValueAgain() {
    int evaluated = 0;
    for (TuneRequest request : requests()) {
      for (Setting s : Tuning.tune(request).settings()) {
        if (s.origin().formula().isEmpty()) {
          continue;
        }
        Object again = Formula.evaluate(s.origin().formula(), s.origin().inputs());
        assertEquals(comparable(s.value(), again), comparable(again), () -> s + " of " + request);
        evaluated++;
      }
    }
    assertTrue(evaluated > 5000, "only " + evaluated + " formulas were evaluated");
  }

  /** A value without a formula must be the same whatever the inputs are. */
  @Test
  void whatHasNoFormulaIsConstant() {
    Map<String, String> seen = new HashMap<>();
    for (TuneRequest request : requests()) {
      for (Setting s : Tuning.tune(request).settings()) {
        if (s.origin().formula().isEmpty()) {
          String before = seen.putIfAbsent(s.name(), s.value());
          assertEquals(before == null ? s.value() : before, s.value(), s.name());
        }
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void everySettingSaysWhy() {
    for (TuneRequest request : requests()) {
      for (Setting s : Tuning.tune(request).settings()) {
        assertFalse(s.origin().reason().isBlank(), s.name());
      }
    }
  }

  @Test
  void sumFitsWhereverTheLeastFits() {
    for (TuneRequest request : requests()) {
      Tuned tuned = Tuning.tune(request);
      assertTrue(tuned.budget().fits(), () -> request + ": " + tuned.budget().shown());
    }
  }

  private static String comparable(String value, Object like) {
    if (!(like instanceof Double)) {
      return value;
    }
    return value.matches("[0-9.]+")
        ? number(Double.parseDouble(value))
        : PgSize.parse(value, "B").map(s -> number(s.bytes())).orElse(value);
  }

  private static String comparable(Object value) {
    return value instanceof Double d ? number(d) : value.toString();
  }

  private static String number(double value) {
    return Double.toString(Math.floor(value * 1000 + 0.5) / 1000);
  }
}
