@NullMarked
package dev.djinn.assets;

import org.jspecify.annotations.NullMarked;
