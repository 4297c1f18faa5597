/** Where it happens: levels of solid cells and thin platforms, laid out so that a hero can leave every place. */
@NullMarked
package dev.djinn.trainer.synth.level;

import org.jspecify.annotations.NullMarked;
