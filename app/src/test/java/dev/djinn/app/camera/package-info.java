@NullMarked
package dev.djinn.app.camera;

import org.jspecify.annotations.NullMarked;
