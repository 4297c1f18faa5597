@NullMarked
package dev.djinn.engine.rehearsal;

import org.jspecify.annotations.NullMarked;
