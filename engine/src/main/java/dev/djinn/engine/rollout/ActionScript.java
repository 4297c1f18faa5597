package dev.djinn.engine.rollout;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The actions of a whole game, written as {@code 0,0,1,7}: codes from 0, separated by commas.
 *
 * @param actions at least one
 */
public record ActionScript(List<Integer> actions) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern CODE = Pattern.compile("\\d{1,4}");

    public ActionScript {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new DjinnException(ExitCode.USAGE, "no actions given; write codes with commas, as 0,0,1");
        }
    }

    /**
     * Reads a list of codes.
     *
     * @throws DjinnException USAGE if it is empty or holds anything but codes and commas
     */
    public static ActionScript parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new ActionScript(List.of());
        }
        return new ActionScript(
                Stream.of(COMMA.split(trimmed, -1)).map(ActionScript::code).toList());
    }

    /** @throws DjinnException USAGE if an action is not one of {@code 0..actionsOfWorld-1} */
    public void requireWithin(int actionsOfWorld) {
        actions.stream().filter(action -> action >= actionsOfWorld).findFirst().ifPresent(action -> {
            throw new DjinnException(
                    ExitCode.USAGE,
                    "action " + action + " does not exist; this world has the actions 0.." + (actionsOfWorld - 1));
        });
    }

    private static int code(String word) {
        if (!CODE.matcher(word).matches()) {
            throw new DjinnException(
                    ExitCode.USAGE, "\"" + word + "\" is not an action; write codes with commas, as 0,0,1");
        }
        return Integer.parseInt(word);
    }
}
