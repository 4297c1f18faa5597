package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.words.Reasons;
import dev.djinn.app.words.Words;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** One world in full: what it is, who made it of what, how fast it is here, and what can be done with it. */
final class WorldDetail extends VBox {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    private static final int MOST_THANKS = 40;

    private final LibraryModel library;
    private final Button play;
    private final Button measure;
    private final Button delete;
    private final Button trust;
    private final Button distrust;
    private final VBox facts = new VBox(8);

    WorldDetail(LibraryModel library) {
        super(10);
        this.library = library;
        setId("world-detail");
        play = button("world-play", "world.play", MaterialDesignP.PLAY, library::play);
        play.getStyleClass().add(Styles.ACCENT);
        measure = button("world-measure", "world.measure", MaterialDesignS.SPEEDOMETER, library::measure);
        delete = button("world-delete", "library.delete", MaterialDesignD.DELETE_OUTLINE, library::delete);
        trust = button("world-trust", "world.trust", MaterialDesignS.SHIELD_CHECK_OUTLINE, () -> library.judge(true));
        distrust = button(
                "world-distrust", "world.distrust", MaterialDesignS.SHIELD_OFF_OUTLINE, () -> library.judge(false));
        getChildren().addAll(facts);
        library.chosen().subscribe(this::look);
        library.speeds().subscribe(this::look);
        library.busy().subscribe(this::look);
        Say.again(this, this::look);
    }

    /** A button that takes part in going through by Tab; {@code text} are its words, and with {@code .hint} what it does. */
    static Button button(String id, String text, Ikon icon, Runnable deed) {
        Button button = Say.hint(Say.on(new Button(null, new FontIcon(icon)), text), text + ".hint");
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    private void look() {
        facts.getChildren().setAll(library.chosen().get().map(this::facts).orElse(List.of()));
    }

    private List<Node> facts(WorldEntry world) {
        List<Node> nodes = new ArrayList<>();
        Label name = new Label(world.name());
        name.getStyleClass().add("panel-title");
        name.setWrapText(true);
        nodes.add(name);
        switch (world) {
            case WorldEntry.Ready ready -> {
                nodes.add(badges(ready));
                nodes.add(deeds(world, true));
                nodes.addAll(signer(ready));
                ready.flaw().ifPresent(flaw -> nodes.add(trouble(Words.of("world.flaw", flaw))));
                nodes.addAll(about(ready));
            }
            case WorldEntry.Broken broken -> {
                nodes.add(trouble(Reasons.of(ExitCode.BAD_INPUT, broken.reason())));
                nodes.add(deeds(world, false));
                nodes.add(fact("world.place", broken.folder().toString()));
            }
            case WorldEntry.Unavailable gone -> {
                nodes.add(trouble(gone.reason()));
                nodes.add(deeds(world, false));
                nodes.add(fact("world.place", gone.folder().toString()));
            }
        }
        return nodes;
    }

    private Node badges(WorldEntry.Ready world) {
        OptionalDouble speed = library.speed(world);
        Label badge = Chips.chip("world-speed", "speed-badge");
        badge.setText(WorldWords.speed(speed, world.manifest().frame()));
        badge.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("fast"),
                speed.isPresent()
                        && speed.getAsDouble() >= world.manifest().frame().rate());
        Label origin = Chips.chip("world-origin");
        origin.setText(
                library.isPlaying(world)
                        ? Words.of("world.playing")
                        : world.origin().title());
        return new FlowPane(8, 8, badge, origin);
    }

    private Node deeds(WorldEntry world, boolean isReady) {
        boolean isBusy = !library.busy().get().isEmpty();
        play.setDisable(!library.canPlay(world));
        measure.setDisable(!library.canOpen(world) || isBusy);
        String words = world.isOnlyListed() ? "world.forget" : "library.delete";
        Say.on(delete, words);
        ObservableValue<String> hint = library.whyNotDelete(world)
                .<ObservableValue<String>>map(ReadOnlyStringWrapper::new)
                .orElseGet(() -> Words.live(words + ".hint"));
        delete.accessibleTextProperty().bind(hint);
        delete.getTooltip().textProperty().bind(hint);
        delete.setDisable(isBusy || library.whyNotDelete(world).isPresent());
        return isReady ? new FlowPane(8, 8, play, measure, delete) : new FlowPane(delete);
    }

    /** What the player has to say, or said, of a signer. */
    private List<Node> signer(WorldEntry.Ready world) {
        return switch (world.trust()) {
            case UNSIGNED, MAKERS -> List.of();
            case TRUSTED -> List.of(new FlowPane(8, 8, distrust));
            case UNKNOWN -> List.of(trouble(WorldWords.signer(world)), new FlowPane(8, 8, trust, distrust));
            case REFUSED -> List.of(trouble(WorldWords.signer(world)), new FlowPane(8, 8, trust));
        };
    }

    private static List<Node> about(WorldEntry.Ready world) {
        WorldManifest manifest = world.manifest();
        List<Node> nodes = new ArrayList<>();
        nodes.add(quiet(WorldWords.format(world)));
        nodes.add(fact("world.signature", WorldWords.signature(world), "world-signature"));
        nodes.add(fact("world.licence", manifest.licence()));
        nodes.add(fact("world.data", manifest.provenance().data()));
        nodes.add(fact("world.training", WorldWords.trained(manifest.provenance())));
        if (!manifest.attributions().isEmpty()) {
            String thanks = manifest.attributions().stream().limit(MOST_THANKS).collect(Collectors.joining("\n"));
            nodes.add(fact("world.thanks", manifest.attributions().size() > MOST_THANKS ? thanks + "\n…" : thanks));
        }
        if (!manifest.provenance().results().isEmpty()) {
            nodes.add(fact("world.results", WorldWords.results(manifest.provenance())));
        }
        nodes.add(fact("world.identity", world.hash(), "world-hash"));
        nodes.add(fact("world.place", world.folder().toString(), "world-place"));
        return nodes;
    }

    private static Node fact(String title, String text) {
        return fact(title, text, "");
    }

    private static Node fact(String title, String text, String id) {
        Label name = Say.label(title);
        name.getStyleClass().add("section");
        Label fact = new Label(text);
        if (!id.isEmpty()) {
            fact.setId(id);
        }
        fact.setWrapText(true);
        fact.setMinHeight(USE_PREF_SIZE);
        fact.getStyleClass().add("fact");
        return new VBox(1, name, fact);
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("quiet");
        return label;
    }

    private static Label trouble(String text) {
        Label label = new Label(text);
        label.setId("world-trouble");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("note");
        label.pseudoClassStateChanged(TROUBLE, true);
        return label;
    }
}
