@NullMarked
package dev.djinn.engine;

import org.jspecify.annotations.NullMarked;
