/** The window: it shows what the model says and hands on what the player does. */
@NullMarked
package dev.djinn.app.view;

import org.jspecify.annotations.NullMarked;
