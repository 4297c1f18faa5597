/** The commands of {@code djinn-train}: thin, each over one service. Exit codes are in the README. */
@NullMarked
package dev.djinn.trainer.cli;

import org.jspecify.annotations.NullMarked;
