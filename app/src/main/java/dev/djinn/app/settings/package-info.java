/** What the player's choices are kept in, from one start to the next. */
@NullMarked
package dev.djinn.app.settings;

import org.jspecify.annotations.NullMarked;
