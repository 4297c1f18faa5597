@NullMarked
package dev.djinn.app;

import org.jspecify.annotations.NullMarked;
