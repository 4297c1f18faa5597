@NullMarked
package dev.djinn.engine.rollout;

import org.jspecify.annotations.NullMarked;
