/** The headless game: a world, its history, and recordings of it. No user interface and no clock of its own. */
@NullMarked
package dev.djinn.engine;

import org.jspecify.annotations.NullMarked;
