@NullMarked
package dev.djinn.app.easel;

import org.jspecify.annotations.NullMarked;
