package dev.pggen.stack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is still to be filled in, and what works as it stands. */
final class PlaceholderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<password>",
        "<<CHANGE ME>>",
        "<the default password>",
        "__DEFAULT_PASSWORD__",
        "{{ password }}",
        "[[ .password ]]",
        "__PASSWORD__"
      })
  void places(String value) {
    assertTrue(Placeholder.is(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<>",
        "____",
        "changeme",
        "your-key",
        "CHANGE_ME",
        "<a>-b",
        "<a>-<b>",
        "<<>>",
        "______",
        "__main__",
        "__hunter2__",
        "a {{ b }}",
        "{{ password | default('hunter2') }}"
      })
  void others(String value) {
    assertFalse(Placeholder.is(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres:<VERSION>",
        "example/app:TAG",
        "example/app:IMAGE_TAG",
        "example/app:VERSION",
        "example/app:APP2_VERSION",
        "example/app:__VERSION__",
        "{{ image }}",
        "{{ registry }}/app:latest",
        "example/[[ .app ]]:v[[ .version ]]"
      })
  void images(String text) {
    assertTrue(Placeholder.isIn(ImageRef.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres",
        "app:latest",
        "app:LATEST",
        "app:LTS",
        "app:V2",
        "app:RC",
        "a__b:c",
        "app:DEV",
        "app:NIGHTLY",
        "app:SNAPSHOT",
        "app:BETA",
        "app:PROD",
        "app:TAG1",
        "app:image_tag"
      })
  void otherImages(String text) {
    assertFalse(Placeholder.isIn(ImageRef.parse(text)));
  }
}
