@NullMarked
package dev.djinn.app.library;

import org.jspecify.annotations.NullMarked;
