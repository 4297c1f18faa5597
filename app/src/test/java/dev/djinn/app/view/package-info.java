@NullMarked
package dev.djinn.app.view;

import org.jspecify.annotations.NullMarked;
