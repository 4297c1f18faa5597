/**
 * Pictures from people's disks, safely decoded, as uint8 BGRA.
 *
 * <p>Shape letters: {@code H} and {@code W} height and width in pixels, {@code C} channels. A picture is
 * {@code [H, W, 4]}, row by row, in the order blue, green, red, alpha; alpha is always 255.
 */
@NullMarked
package dev.djinn.runtime.image;

import org.jspecify.annotations.NullMarked;
