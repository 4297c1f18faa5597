@NullMarked
package dev.djinn.trainer.data;

import org.jspecify.annotations.NullMarked;
