/**
 * A light reader of Jinja templates: their grammar with exact places, nothing is run. Enter at
 * {@link TemplateReader}.
 */
@NullMarked
package dev.pggen.catalog.template;

import org.jspecify.annotations.NullMarked;
