package dev.djinn.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few classes that may reach for the clock, the dice or the disk themselves, and says why. All others are
 * handed a time, a generator or a path, so that a run can be repeated and a fault can be staged; the build refuses
 * them otherwise. Nested classes share the mark of the class around them.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Owns {
    /** What the class may reach for. */
    Resource[] value();

    /** Why this class, and not its caller, reaches for it; one sentence, not blank. */
    String because();

    /** The three sources of surprise. */
    enum Resource {
        /** Reading the time. */
        CLOCK,
        /** Random numbers without a seed. */
        DICE,
        /** Creating, changing or deleting files. */
        DISK
    }
}
