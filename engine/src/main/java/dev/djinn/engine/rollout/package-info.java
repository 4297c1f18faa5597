/** A session played from a list of actions. */
@NullMarked
package dev.djinn.engine.rollout;

import org.jspecify.annotations.NullMarked;
