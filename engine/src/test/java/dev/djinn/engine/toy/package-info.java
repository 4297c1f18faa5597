/** A world simple enough to be checked by hand; tests of other modules use it too. */
@NullMarked
package dev.djinn.engine.toy;

import org.jspecify.annotations.NullMarked;
