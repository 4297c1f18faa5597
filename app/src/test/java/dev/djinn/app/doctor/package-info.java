@NullMarked
package dev.djinn.app.doctor;

import org.jspecify.annotations.NullMarked;
