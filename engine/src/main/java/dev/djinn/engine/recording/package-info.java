/** Frames to files: mp4, gif, PNG strip, folder of PNGs, whole or not at all; and what is played, while it is played. */
@NullMarked
package dev.djinn.engine.recording;

import org.jspecify.annotations.NullMarked;
