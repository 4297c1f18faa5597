package dev.djinn.engine.rollout;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The actions of a whole game, written as {@code 0,0,1,7}: codes from 0, separated by commas. {@code 2x30} is code 2 held
 * for thirty frames.
 *
 * @param actions at least one
 */
public record ActionScript(List<Integer> actions) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern CODE = Pattern.compile("(\\d{1,4})(?:x([1-9]\\d{0,3}))?");

    public ActionScript {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new DjinnException(ExitCode.USAGE, "no actions given; write codes with commas, as 0,0,1");
        }
    }

    /**
     * Reads a list of codes.
     *
     * @throws DjinnException USAGE if it is empty or holds anything else
     */
    public static ActionScript parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new ActionScript(List.of());
        }
        return new ActionScript(
                Stream.of(COMMA.split(trimmed, -1)).flatMap(ActionScript::held).toList());
    }

    /** @throws DjinnException USAGE if an action is not one of {@code 0..actionsOfWorld-1} */
    public void requireWithin(int actionsOfWorld) {
        actions.stream().filter(action -> action >= actionsOfWorld).findFirst().ifPresent(action -> {
            throw new DjinnException(
                    ExitCode.USAGE,
                    "action " + action + " does not exist; this world has the actions 0.." + (actionsOfWorld - 1));
        });
    }

    private static Stream<Integer> held(String word) {
        Matcher code = CODE.matcher(word);
        if (!code.matches()) {
            throw new DjinnException(
                    ExitCode.USAGE, "\"" + word + "\" is not an action; write codes with commas, as 0,0,1 or 0x2,1");
        }
        int times = code.group(2) == null ? 1 : Integer.parseInt(code.group(2));
        return Collections.nCopies(times, Integer.valueOf(code.group(1))).stream();
    }
}
