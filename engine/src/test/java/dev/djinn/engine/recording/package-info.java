@NullMarked
package dev.djinn.engine.recording;

import org.jspecify.annotations.NullMarked;
