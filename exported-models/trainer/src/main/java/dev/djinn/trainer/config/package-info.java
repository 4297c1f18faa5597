/** What a training run is asked to do: presets, a person's TOML file and command line settings, and what that costs. */
@NullMarked
package dev.djinn.trainer.config;

import org.jspecify.annotations.NullMarked;
