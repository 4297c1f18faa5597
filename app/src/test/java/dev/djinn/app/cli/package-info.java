@NullMarked
package dev.djinn.app.cli;

import org.jspecify.annotations.NullMarked;
