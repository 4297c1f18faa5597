/** How it looks: families of pictures, from pixel tiles over pencil and chalk to photo-like scenes, all drawn here. */
@NullMarked
package dev.djinn.trainer.synth.art;

import org.jspecify.annotations.NullMarked;
