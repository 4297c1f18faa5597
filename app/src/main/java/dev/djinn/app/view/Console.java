package dev.djinn.app.view;

import dev.djinn.app.pad.PadDriver;
import dev.djinn.app.play.Controls;
import dev.djinn.app.play.Keeping;
import dev.djinn.app.play.KeyLayout;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a window is played with.
 *
 * @param controls as they were kept
 * @param notice what the player should know about them, one line
 * @param keeper keeps changed controls; waits for the disk, throws {@link dev.djinn.runtime.DjinnException}
 * @param pads opens the gamepads on their own thread; none if there are to be none
 * @param keyboard what the keyboard's layout is now; asked on the window's thread
 * @param keeping where games are kept; none if they are not to be
 * @param media what it records with
 * @param bookcase what else can be played
 */
public record Console(
        Controls controls,
        Optional<String> notice,
        Consumer<Controls> keeper,
        Optional<Supplier<PadDriver>> pads,
        Supplier<KeyLayout> keyboard,
        Optional<Keeping> keeping,
        Media media,
        Bookcase bookcase) {
    /** The same where no games are kept and nothing is recorded. */
    public Console(
            Controls controls, Optional<String> notice, Consumer<Controls> keeper, Optional<Supplier<PadDriver>> pads) {
        this(
                controls,
                notice,
                keeper,
                pads,
                GtkKeyboard.ofThisMachine(),
                Optional.empty(),
                Media.plain(),
                Bookcase.plain());
    }

    /** The controls that everybody begins with, no gamepads, and a place for games. */
    static Console keeping(Keeping keeping) {
        return new Console(
                Controls.defaults(),
                Optional.empty(),
                changed -> {},
                Optional.empty(),
                GtkKeyboard.ofThisMachine(),
                Optional.of(keeping),
                Media.plain(),
                Bookcase.plain());
    }

    /** The controls that everybody begins with, kept nowhere, and no gamepads. */
    static Console plain() {
        return plain(Media.plain());
    }

    /** The same with other media. */
    static Console plain(Media media) {
        return new Console(
                Controls.defaults(),
                Optional.empty(),
                changed -> {},
                Optional.empty(),
                GtkKeyboard.ofThisMachine(),
                Optional.empty(),
                media,
                Bookcase.plain());
    }

    /** The same with other worlds and drawings. */
    public Console with(Bookcase other) {
        return new Console(controls, notice, keeper, pads, keyboard, keeping, media, other);
    }

    /** The same with another keyboard. */
    Console with(Supplier<KeyLayout> other) {
        return new Console(controls, notice, keeper, pads, other, keeping, media, bookcase);
    }
}
