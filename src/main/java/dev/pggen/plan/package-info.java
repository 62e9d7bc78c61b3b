/**
 * From a spec to the stack that will run: defaults, tuning, roles, names, ports and budgets. Each
 * decision keeps its reason. Enter at {@code Planner}. Knowledge that ages lies in dated tables
 * beside the classes; no runtime is named here, a {@code TargetProfile} says what it can hold.
 */
@NullMarked
package dev.pggen.plan;

import org.jspecify.annotations.NullMarked;
