/** The frame enlarged by a graphics card, off the screen: EGL and OpenGL 3.3 by LWJGL, on a thread of its own. */
@NullMarked
package dev.djinn.app.gl;

import org.jspecify.annotations.NullMarked;
