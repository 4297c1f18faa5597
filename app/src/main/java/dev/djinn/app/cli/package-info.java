/** The commands: they read options, call what does the work, and print. */
@NullMarked
package dev.djinn.app.cli;

import org.jspecify.annotations.NullMarked;
