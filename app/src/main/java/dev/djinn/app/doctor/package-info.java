/** What this machine has that Djinn needs. */
@NullMarked
package dev.djinn.app.doctor;

import org.jspecify.annotations.NullMarked;
