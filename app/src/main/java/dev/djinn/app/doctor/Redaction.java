package dev.djinn.app.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out what says who somebody is: their name, their folders, and all that they wrote or called something. */
final class Redaction {
    private static final Pattern CHOICE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]{0,29}");
    private static final String TEXT = "<text>";
    private static final int SHORTEST = 3;

    private record Secret(String text, String instead) {}

    private final List<Secret> secrets = new ArrayList<>();

    /**
     * Of one player.
     *
     * @param environment the variables of the process: the folders that they name are the player's
     */
    Redaction(Map<String, String> environment, String home, String user) {
        hide(home, "~");
        environment.forEach((name, value) -> {
            if (name.startsWith("XDG_") || name.equals("HOME") || name.equals("DJINN_HOME")) {
                hide(value, "$" + name);
            }
        });
        hide(user, "<user>");
        hide(environment.getOrDefault("USER", ""), "<user>");
        hide(environment.getOrDefault("LOGNAME", ""), "<user>");
        hide(environment.getOrDefault("HOSTNAME", ""), "<host>");
        secrets.sort(
                Comparator.comparing((Secret secret) -> secret.text().length()).reversed());
    }

    private void hide(String text, String instead) {
        if (text.length() >= SHORTEST) {
            secrets.add(new Secret(text, instead));
        }
    }

    /** The same text without the player. */
    String of(String text) {
        String shown = text;
        for (Secret secret : secrets) {
            shown = Pattern.compile(Pattern.quote(secret.text()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(shown)
                    .replaceAll(Matcher.quoteReplacement(secret.instead()));
        }
        return shown;
    }

    /** Settings as JSON: numbers, switches and the names of choices stay, whatever else is text goes. */
    String ofSettings(byte[] json) {
        JsonMapper mapper = JsonMapper.builder().build();
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(of(mapper.readTree(json)));
        } catch (JacksonException e) {
            return "{\"unreadable\": true}";
        }
    }

    private static JsonNode of(JsonNode node) {
        JsonMapper mapper = JsonMapper.builder().build();
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode safe = mapper.createObjectNode();
                int hidden = 0;
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    boolean isOurs = KEY.matcher(field.getKey()).matches()
                            || NUMBER.matcher(field.getKey()).matches();
                    if (isOurs && !field.getKey().equals("names")) {
                        safe.set(field.getKey(), of(field.getValue()));
                    } else {
                        hidden++;
                    }
                }
                if (hidden > 0) {
                    safe.put("hiddenFields", hidden);
                }
                yield safe;
            }
            case ArrayNode array -> {
                ArrayNode safe = mapper.createArrayNode();
                array.forEach(item -> safe.add(of(item)));
                yield safe;
            }
            case StringNode text -> CHOICE.matcher(text.asString()).matches() ? text : StringNode.valueOf(TEXT);
            default -> node;
        };
    }
}
