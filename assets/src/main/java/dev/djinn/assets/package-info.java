/** Pictures that come with Djinn. Leaves only: nothing here knows the rest of the product. */
@NullMarked
package dev.djinn.assets;

import org.jspecify.annotations.NullMarked;
