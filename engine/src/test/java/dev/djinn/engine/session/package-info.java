@NullMarked
package dev.djinn.engine.session;

import org.jspecify.annotations.NullMarked;
