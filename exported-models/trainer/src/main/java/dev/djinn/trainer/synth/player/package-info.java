/** Who holds the keys: scripted players that seek, explore or press at random. */
@NullMarked
package dev.djinn.trainer.synth.player;

import org.jspecify.annotations.NullMarked;
