/** Gamepads, by SDL: a thread that listens to them, whether there is a window or not. */
@NullMarked
package dev.djinn.app.pad;

import org.jspecify.annotations.NullMarked;
