package dev.djinn.app.view;

import dev.djinn.app.doctor.Display;
import dev.djinn.app.play.KeyLayout;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;

/**
 * What the keyboard's layout has on its keys now, from GDK 3 and X11, which JavaFX's windows on Linux stand on (under Wayland,
 * too): JavaFX itself tells what a key types, and not which it is. On other systems, and where there is no screen, the
 * layout is taken for the US one. Belongs to the window's thread. It reads what this process knows already and asks the X
 * server one short question, so it may be asked at each key.
 */
public final class GtkKeyboard implements Supplier<KeyLayout> {
    private static final System.Logger LOG = System.getLogger(GtkKeyboard.class.getName());

    /** X11's numbers of keys on Linux, from the first of each row on. */
    private static final Map<Integer, List<KeyCode>> ROWS = Map.of(
            10,
            Stream.of("1234567890".split(""))
                    .map(digit -> KeyCode.valueOf("DIGIT" + digit))
                    .toList(),
            20,
            List.of(KeyCode.MINUS, KeyCode.EQUALS),
            24,
            letters("QWERTYUIOP"),
            34,
            List.of(KeyCode.OPEN_BRACKET, KeyCode.CLOSE_BRACKET),
            38,
            letters("ASDFGHJKL"),
            47,
            List.of(KeyCode.SEMICOLON, KeyCode.QUOTE, KeyCode.BACK_QUOTE),
            51,
            List.of(KeyCode.BACK_SLASH),
            52,
            letters("ZXCVBNM"),
            59,
            List.of(KeyCode.COMMA, KeyCode.PERIOD, KeyCode.SLASH),
            94,
            List.of(KeyCode.LESS));

    private static final Map<Integer, KeyCode> PLACES = places();

    /**
     * Keys that layouts hardly ever move (some people swap one or two), with their X11 key symbols: a server that numbers
     * keys otherwise has others there.
     */
    private static final Map<Integer, Integer> LANDMARKS =
            Map.of(9, 0xff1b, 22, 0xff08, 23, 0xff09, 36, 0xff0d, 65, 0x20, 111, 0xff52, 113, 0xff51);

    private static final int MOST_MOVED = 2;

    private static final long XKB_STATE_BYTES = 64; // XkbStateRec has 18, of which the first is the group in use
    private static final int XKB_USE_CORE_KEYBOARD = 0x100;
    private static final int PLAIN = 0; // GdkModifierType
    private static final int SHIFTED = 1;

    /** Looked up beside the window's start, which must not wait for it. */
    private final CompletableFuture<Functions> functions =
            CompletableFuture.supplyAsync(Functions::load, Thread::startVirtualThread);

    private boolean isLost;
    private KeyLayout last = KeyLayout.US;

    GtkKeyboard() {}

    /** The keyboard of this machine. */
    public static Supplier<KeyLayout> ofThisMachine() {
        return Display.isLinux() && !Display.isHeadlessPlatform() ? new GtkKeyboard() : () -> KeyLayout.US;
    }

    /** What is called of GDK and X11. */
    private record Functions(
            MethodHandle defaultDisplay,
            MethodHandle typeName,
            MethodHandle keymap,
            MethodHandle translate,
            MethodHandle toUnicode,
            MethodHandle xDisplay,
            MethodHandle xkbState) {
        static Functions load() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup gobject = SymbolLookup.libraryLookup("libgobject-2.0.so.0", Arena.global());
            SymbolLookup gdk = SymbolLookup.libraryLookup("libgdk-3.so.0", Arena.global());
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
            FunctionDescriptor pointerOfPointer = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS);
            FunctionDescriptor intOfInt = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return new Functions(
                    linker.downcallHandle(
                            gdk.findOrThrow("gdk_display_get_default"), FunctionDescriptor.of(ValueLayout.ADDRESS)),
                    linker.downcallHandle(gobject.findOrThrow("g_type_name_from_instance"), pointerOfPointer),
                    linker.downcallHandle(gdk.findOrThrow("gdk_keymap_get_for_display"), pointerOfPointer),
                    linker.downcallHandle(
                            gdk.findOrThrow("gdk_keymap_translate_keyboard_state"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS)),
                    linker.downcallHandle(gdk.findOrThrow("gdk_keyval_to_unicode"), intOfInt),
                    linker.downcallHandle(gdk.findOrThrow("gdk_x11_display_get_xdisplay"), pointerOfPointer),
                    linker.downcallHandle(
                            x11.findOrThrow("XkbGetState"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS)));
        }
    }

    /** The layout of now, the same object as before if it is the same; the US one for the first moments. */
    @Override
    public KeyLayout get() {
        if (isLost || !functions.isDone()) {
            return last;
        }
        try (Arena arena = Arena.ofConfined()) {
            KeyLayout read = read(functions.join(), arena).orElse(KeyLayout.US);
            if (!read.equals(last)) {
                last = read;
            }
        } catch (RuntimeException | LinkageError e) {
            isLost = true; // not this system's, none of it is installed, or it may not be called
            LOG.log(Level.DEBUG, "keys are taken for those of a US keyboard: {0}", e.getMessage());
        }
        return last;
    }

    /** Until what is called of GDK was found, or not. */
    void awaitLoaded() {
        functions.exceptionally(_ -> null).join();
    }

    private static Optional<KeyLayout> read(Functions functions, Arena arena) {
        try {
            MemorySegment display = (MemorySegment) functions.defaultDisplay().invokeExact();
            if (display.equals(MemorySegment.NULL) || !isX11(functions, display)) {
                return Optional.empty();
            }
            MemorySegment keymap = (MemorySegment) functions.keymap().invokeExact(display);
            MemorySegment xDisplay = (MemorySegment) functions.xDisplay().invokeExact(display);
            MemorySegment state = arena.allocate(XKB_STATE_BYTES);
            int status = (int) functions.xkbState().invokeExact(xDisplay, XKB_USE_CORE_KEYBOARD, state);
            int group = status == 0 ? Byte.toUnsignedInt(state.get(ValueLayout.JAVA_BYTE, 0)) : 0;
            Keymap map = new Keymap(functions, keymap, group, arena.allocate(ValueLayout.JAVA_INT));
            int moved = 0;
            for (Map.Entry<Integer, Integer> landmark : LANDMARKS.entrySet()) {
                moved += map.symbol(landmark.getKey(), PLAIN) == landmark.getValue() ? 0 : 1;
            }
            return moved > MOST_MOVED
                    ? Optional.empty()
                    : Optional.of(new KeyLayout(map.typed(PLAIN), map.typed(SHIFTED)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("GDK cannot be called", e);
        }
    }

    private static boolean isX11(Functions functions, MemorySegment display) throws Throwable {
        MemorySegment name = (MemorySegment) functions.typeName().invokeExact(display);
        return !name.equals(MemorySegment.NULL)
                && name.reinterpret(Long.MAX_VALUE).getString(0).equals("GdkX11Display");
    }

    /**
     * GDK's keymap.
     *
     * @param group which of the keyboard's layouts is in use
     * @param symbol room for an answer
     */
    private record Keymap(Functions functions, MemorySegment keymap, int group, MemorySegment symbol) {
        /** What each key types; one that only puts an accent on the next letter types nothing. */
        Map<KeyCode, Integer> typed(int modifiers) throws Throwable {
            Map<KeyCode, Integer> typed = new EnumMap<>(KeyCode.class);
            for (Map.Entry<Integer, KeyCode> place : PLACES.entrySet()) {
                int character = (int) functions.toUnicode().invokeExact(symbol(place.getKey(), modifiers));
                if (character > ' ') {
                    typed.put(place.getValue(), character);
                }
            }
            return typed;
        }

        int symbol(int number, int modifiers) throws Throwable {
            MemorySegment unasked = MemorySegment.NULL;
            int isFound = (int) functions
                    .translate()
                    .invokeExact(keymap, number, modifiers, group, symbol, unasked, unasked, unasked);
            return isFound == 0 ? 0 : symbol.get(ValueLayout.JAVA_INT, 0);
        }
    }

    private static List<KeyCode> letters(String row) {
        return Stream.of(row.split("")).map(KeyCode::valueOf).toList();
    }

    private static Map<Integer, KeyCode> places() {
        Map<Integer, KeyCode> places = new HashMap<>();
        ROWS.forEach((first, keys) -> {
            for (int i = 0; i < keys.size(); i++) {
                places.put(first + i, keys.get(i));
            }
        });
        return Map.copyOf(places);
    }
}
