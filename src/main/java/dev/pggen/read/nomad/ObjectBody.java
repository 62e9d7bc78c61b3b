package dev.pggen.read.nomad;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclItem;
import dev.pggen.hcl.HclObject;
import dev.pggen.source.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A map that stands where a block may stand too. */
final class ObjectBody {
  private ObjectBody() {}

  static Optional<HclBody> of(HclExpression expression) {
    if (!(expression instanceof HclObject map)) {
      return Optional.empty();
    }
    List<HclItem> items = new ArrayList<>();
    for (HclObject.Entry entry : map.entries()) {
      entry
          .name()
          .ifPresent(
              name ->
                  items.add(
                      new HclAttribute(
                          new At<>(name, entry.key().span()),
                          entry.value(),
                          entry.value().span())));
    }
    return Optional.of(new HclBody(items, map.span()));
  }
}
