/** The words of the window, in the player's language. */
@NullMarked
package dev.djinn.app.words;

import org.jspecify.annotations.NullMarked;
