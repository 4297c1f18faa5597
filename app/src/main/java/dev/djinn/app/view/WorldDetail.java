package dev.djinn.app.view;

import atlantafx.base.theme.Styles;
import dev.djinn.app.library.WorldEntry;
import dev.djinn.app.play.LibraryModel;
import dev.djinn.app.play.ShelfWords;
import dev.djinn.runtime.world.WorldManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
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
    private final VBox facts = new VBox(8);

    WorldDetail(LibraryModel library) {
        super(10);
        this.library = library;
        setId("world-detail");
        play = button("world-play", ShelfWords.PLAY, MaterialDesignP.PLAY, ShelfWords.PLAY, library::play);
        play.getStyleClass().add(Styles.ACCENT);
        measure = button(
                "world-measure",
                ShelfWords.MEASURE,
                MaterialDesignS.SPEEDOMETER,
                ShelfWords.MEASURE_HINT,
                library::measure);
        delete = button(
                "world-delete",
                ShelfWords.DELETE,
                MaterialDesignD.DELETE_OUTLINE,
                ShelfWords.DELETE_HINT,
                library::delete);
        getChildren().addAll(facts);
        library.chosen().subscribe(this::look);
        library.speeds().subscribe(this::look);
        library.busy().subscribe(this::look);
    }

    /** A button that takes part in going through by Tab. */
    static Button button(String id, String text, Ikon icon, String hint, Runnable deed) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
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
                ready.flaw().ifPresent(flaw -> nodes.add(trouble(ShelfWords.FLAWED + ": " + flaw)));
                nodes.addAll(about(ready));
            }
            case WorldEntry.Broken broken -> {
                nodes.add(trouble(broken.reason()));
                nodes.add(deeds(world, false));
                nodes.add(fact(ShelfWords.PLACE, broken.folder().toString()));
            }
            case WorldEntry.Unavailable gone -> {
                nodes.add(trouble(gone.reason()));
                nodes.add(deeds(world, false));
                nodes.add(fact(ShelfWords.PLACE, gone.folder().toString()));
            }
        }
        return nodes;
    }

    private Node badges(WorldEntry.Ready world) {
        OptionalDouble speed = library.speed(world);
        Label badge = Chips.chip("world-speed", "speed-badge");
        badge.setText(
                speed.isPresent()
                        ? ShelfWords.speed(speed.getAsDouble(), world.manifest().frame())
                        : ShelfWords.NOT_MEASURED);
        badge.pseudoClassStateChanged(
                PseudoClass.getPseudoClass("fast"),
                speed.isPresent()
                        && speed.getAsDouble() >= world.manifest().frame().rate());
        Label origin = Chips.chip("world-origin");
        origin.setText(library.isPlaying(world) ? ShelfWords.PLAYING : ShelfWords.origin(world.origin()));
        HBox row = new HBox(8, badge, origin);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node deeds(WorldEntry world, boolean isReady) {
        boolean isBusy = !library.busy().get().isEmpty();
        play.setDisable(!isReady || library.isPlaying(world));
        measure.setDisable(!isReady || isBusy);
        delete.setText(library.isOnlyListed(world) ? ShelfWords.FORGET : ShelfWords.DELETE);
        String hint = library.whyNotDelete(world)
                .orElse(library.isOnlyListed(world) ? ShelfWords.FORGET_HINT : ShelfWords.DELETE_HINT);
        delete.setAccessibleText(hint);
        delete.setTooltip(new Tooltip(hint));
        delete.setDisable(isBusy || library.whyNotDelete(world).isPresent());
        return isReady ? new HBox(8, play, measure, delete) : new HBox(8, delete);
    }

    private static List<Node> about(WorldEntry.Ready world) {
        WorldManifest manifest = world.manifest();
        List<Node> nodes = new ArrayList<>();
        nodes.add(quiet(ShelfWords.format(world)));
        nodes.add(fact(ShelfWords.LICENCE, manifest.licence()));
        nodes.add(fact(ShelfWords.MADE_OF, manifest.provenance().data()));
        nodes.add(fact(ShelfWords.TRAINED, ShelfWords.trained(manifest.provenance())));
        if (!manifest.attributions().isEmpty()) {
            String thanks = manifest.attributions().stream().limit(MOST_THANKS).collect(Collectors.joining("\n"));
            nodes.add(fact(ShelfWords.THANKS, manifest.attributions().size() > MOST_THANKS ? thanks + "\n…" : thanks));
        }
        if (!manifest.provenance().results().isEmpty()) {
            nodes.add(fact(
                    ShelfWords.RESULTS,
                    manifest.provenance().results().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(one -> String.format(Locale.ROOT, "%s %.4g", one.getKey(), one.getValue()))
                            .collect(Collectors.joining("   "))));
        }
        nodes.add(fact(ShelfWords.IDENTITY, world.hash(), "world-hash"));
        nodes.add(fact(ShelfWords.PLACE, world.folder().toString()));
        return nodes;
    }

    private static Node fact(String title, String text) {
        return fact(title, text, "");
    }

    private static Node fact(String title, String text, String id) {
        Label name = new Label(title);
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
