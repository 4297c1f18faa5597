@NullMarked
package dev.djinn.app.launcher;

import org.jspecify.annotations.NullMarked;
