@NullMarked
package dev.djinn.engine.keep;

import org.jspecify.annotations.NullMarked;
