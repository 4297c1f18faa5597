/** What a game window knows and decides, without any window or control, so that it is tested without them. */
@NullMarked
package dev.djinn.app.play;

import org.jspecify.annotations.NullMarked;
