@NullMarked
package dev.djinn.engine.loop;

import org.jspecify.annotations.NullMarked;
