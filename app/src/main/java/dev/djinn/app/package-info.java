/**
 * The desktop application, thin over the engine. {@code cli}: the commands; {@code library}: which worlds and prompts
 * there are; {@code play}: what a game window knows and decides, without a window; {@code view}: the window; {@code
 * demo}: a game without a window; {@code doctor}: what this machine has.
 */
@NullMarked
package dev.djinn.app;

import org.jspecify.annotations.NullMarked;
