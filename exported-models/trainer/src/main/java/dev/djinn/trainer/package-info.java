/** From a folder of videos to an exported world: data, networks, training, export, evaluation. */
@NullMarked
package dev.djinn.trainer;

import org.jspecify.annotations.NullMarked;
