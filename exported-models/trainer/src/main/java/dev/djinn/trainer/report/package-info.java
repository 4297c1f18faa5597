/** The report card: one HTML page that shows what a run or a world can do. Measures nothing itself, see {@code eval}. */
@NullMarked
package dev.djinn.trainer.report;

import org.jspecify.annotations.NullMarked;
