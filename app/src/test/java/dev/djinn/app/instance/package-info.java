@NullMarked
package dev.djinn.app.instance;

import org.jspecify.annotations.NullMarked;
