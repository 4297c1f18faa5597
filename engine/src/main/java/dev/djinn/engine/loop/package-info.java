/** The clock and the player around a session: one thread, commands in, immutable events out. */
@NullMarked
package dev.djinn.engine.loop;

import org.jspecify.annotations.NullMarked;
