@NullMarked
package dev.djinn.app.words;

import org.jspecify.annotations.NullMarked;
