/** The desktop application: commands and windows, thin over the engine. */
@NullMarked
package dev.djinn.app;

import org.jspecify.annotations.NullMarked;
