/**
 * Files that are wholly old or wholly new, and their hashes.
 */
@NullMarked
package dev.djinn.runtime.io;

import org.jspecify.annotations.NullMarked;
