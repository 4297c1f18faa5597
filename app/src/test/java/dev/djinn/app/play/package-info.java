@NullMarked
package dev.djinn.app.play;

import org.jspecify.annotations.NullMarked;
