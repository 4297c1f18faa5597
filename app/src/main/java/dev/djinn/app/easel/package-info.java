/** Drawing the first frame of a world: a sheet of paper, what lies under it, and what the world would see. */
@NullMarked
package dev.djinn.app.easel;

import org.jspecify.annotations.NullMarked;
