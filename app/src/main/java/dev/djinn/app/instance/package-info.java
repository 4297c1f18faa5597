/** One window a player: a second start hands what it was given to the first. */
@NullMarked
package dev.djinn.app.instance;

import org.jspecify.annotations.NullMarked;
