@NullMarked
package dev.djinn.app.pad;

import org.jspecify.annotations.NullMarked;
