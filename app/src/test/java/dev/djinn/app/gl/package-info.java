@NullMarked
package dev.djinn.app.gl;

import org.jspecify.annotations.NullMarked;
