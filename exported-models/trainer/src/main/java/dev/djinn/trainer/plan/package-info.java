/** What a run would cost, worked out from the networks themselves before anything starts. */
@NullMarked
package dev.djinn.trainer.plan;

import org.jspecify.annotations.NullMarked;
