/** A scripted game rendered to a video, for machines without a display. */
@NullMarked
package dev.djinn.app.demo;

import org.jspecify.annotations.NullMarked;
