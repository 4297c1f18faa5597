/** Games that play themselves in real time, to see whether they keep their beat. */
@NullMarked
package dev.djinn.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
