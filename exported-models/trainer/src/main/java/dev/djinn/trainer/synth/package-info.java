/**
 * Endless platformer video: games that are simulated, played and drawn in code, one episode per seed. Format, laws and
 * figures are in {@code docs/synth.md} of this module.
 *
 * <p>A <b>unit</b> is a 64th of the side of the picture: one pixel at 64x64, two at 128x128. x grows to the right and y
 * downwards. Letters of shapes: {@code H} and {@code W} height and width in pixels, {@code C} red, green, blue.
 */
@NullMarked
package dev.djinn.trainer.synth;

import org.jspecify.annotations.NullMarked;
