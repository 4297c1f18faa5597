@NullMarked
package dev.djinn.runtime.bench;

import org.jspecify.annotations.NullMarked;
