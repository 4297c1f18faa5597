package dev.djinn.app.play;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/** Layouts as SDL 3 tells them of X11's {@code fr}, {@code de}, {@code us(dvorak)}, {@code us(colemak)}, {@code gr} and {@code ru}; a blank is a key that types nothing by itself. */
public final class Layouts {
    private static final List<KeyCode> ROWS = Stream.of(
                    digits(),
                    List.of(KeyCode.MINUS, KeyCode.EQUALS),
                    letters("QWERTYUIOP"),
                    List.of(KeyCode.OPEN_BRACKET, KeyCode.CLOSE_BRACKET),
                    letters("ASDFGHJKL"),
                    List.of(KeyCode.SEMICOLON, KeyCode.QUOTE),
                    letters("ZXCVBNM"),
                    List.of(KeyCode.COMMA, KeyCode.PERIOD, KeyCode.SLASH, KeyCode.LESS))
            .flatMap(List::stream)
            .toList();

    public static final KeyLayout AZERTY =
            of("&é\"'(-è_çà)=azertyuiop $qsdfghjklmùwxcvbn,;:!<", "1234567890°+AZERTYUIOP £QSDFGHJKLM%WXCVBN?./§>");
    static final KeyLayout QWERTZ =
            of("1234567890ß qwertzuiopü+asdfghjklöäyxcvbnm,.-<", "!\"§$%&/()=? QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_>");
    static final KeyLayout DVORAK =
            of("1234567890[]',.pyfgcrl/=aoeuidhtns-;qjkxbmwvz<", "!@#$%^&*(){}\"<>PYFGCRL?+AOEUIDHTNS_:QJKXBMWVZ>");
    static final KeyLayout COLEMAK =
            of("1234567890-=qwfpgjluy;[]arstdhneio'zxcvbkm,./<", "!@#$%^&*()_+QWFPGJLUY:{}ARSTDHNEIO\"ZXCVBKM<>?>");
    static final KeyLayout GREEK =
            of("1234567890-=;ςερτυθιοπ[]ασδφγηξκλ 'ζχψωβνμ,./<", "!@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ \"ΖΧΨΩΒΝΜ<>?>");
    static final KeyLayout RUSSIAN =
            of("1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.<", "!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,>");

    private Layouts() {}

    private static KeyLayout of(String plain, String shifted) {
        return new KeyLayout(typed(plain), typed(shifted));
    }

    private static Map<KeyCode, Integer> typed(String characters) {
        int[] typed = characters.codePoints().toArray();
        Map<KeyCode, Integer> keys = new EnumMap<>(KeyCode.class);
        for (int i = 0; i < ROWS.size(); i++) {
            if (typed[i] != ' ') {
                keys.put(ROWS.get(i), typed[i]);
            }
        }
        return keys;
    }

    private static List<KeyCode> digits() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(digit -> KeyCode.valueOf("DIGIT" + digit % 10))
                .toList();
    }

    private static List<KeyCode> letters(String row) {
        return row.chars()
                .mapToObj(letter -> KeyCode.valueOf(Character.toString(letter)))
                .toList();
    }
}
