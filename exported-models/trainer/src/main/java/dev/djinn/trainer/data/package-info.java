/**
 * From a folder of videos to batches of clips: decode once into a frame store on disk, then draw clips from it by number.
 *
 * <p>Shapes are written as suffixes of names, with these letters: {@code N} frames of a store, {@code B} clips of a
 * batch, {@code T} frames of a clip, {@code H} and {@code W} height and width in pixels, {@code C} the three channels
 * red, green, blue. Pixels are uint8, row by row. The formats and the measured facts are in {@code docs/data.md} of this
 * module.
 */
@NullMarked
package dev.djinn.trainer.data;

import org.jspecify.annotations.NullMarked;
