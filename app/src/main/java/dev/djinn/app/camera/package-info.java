/** Pictures from a camera, taken by another process: what reads video is not trusted with the game. */
@NullMarked
package dev.djinn.app.camera;

import org.jspecify.annotations.NullMarked;
