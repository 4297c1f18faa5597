/** The worlds and first pictures a player can choose from. */
@NullMarked
package dev.djinn.app.library;

import org.jspecify.annotations.NullMarked;
