/**
 * Training (section 2.2): stage 1 the tokenizer, stage 2 latent actions and dynamics together on tokens computed once.
 *
 * <p>Shape letters as in {@link dev.djinn.trainer.nn}.
 */
@NullMarked
package dev.djinn.trainer.fit;

import org.jspecify.annotations.NullMarked;
