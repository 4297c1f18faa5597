@NullMarked
package dev.djinn.app.settings;

import org.jspecify.annotations.NullMarked;
