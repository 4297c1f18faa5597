/** From a run to a world: the best checkpoints, checked, measured on the held-out videos and described. */
@NullMarked
package dev.djinn.trainer.publish;

import org.jspecify.annotations.NullMarked;
