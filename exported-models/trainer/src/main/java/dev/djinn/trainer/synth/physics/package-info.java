/** What moves and how: hero, enemies, platforms and the camera, one step per frame. */
@NullMarked
package dev.djinn.trainer.synth.physics;

import org.jspecify.annotations.NullMarked;
