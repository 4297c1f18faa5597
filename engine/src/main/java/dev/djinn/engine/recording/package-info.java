/** Frames to files: mp4, gif, PNG strip, folder of PNGs. A recording appears whole or not at all. */
@NullMarked
package dev.djinn.engine.recording;

import org.jspecify.annotations.NullMarked;
