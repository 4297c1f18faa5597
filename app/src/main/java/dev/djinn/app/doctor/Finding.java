package dev.djinn.app.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param id its name in JSON
 * @param title its name for a person
 * @param value what was found
 * @param advice what to do about it, where something is to be done
 */
public record Finding(String id, String title, String value, State state, Optional<String> advice) {
    /** What a finding means for playing. */
    public enum State {
        OK,
        /** Something is missing that one can do without. */
        NOTE,
        /** Nothing can be played. */
        PROBLEM
    }

    static Finding ok(String id, String title, String value) {
        return new Finding(id, title, value, State.OK, Optional.empty());
    }

    static Finding note(String id, String title, String value, String advice) {
        return new Finding(id, title, value, State.NOTE, Optional.of(advice));
    }

    static Finding problem(String id, String title, String value, String advice) {
        return new Finding(id, title, value, State.PROBLEM, Optional.of(advice));
    }
}
