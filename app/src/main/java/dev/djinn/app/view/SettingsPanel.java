package dev.djinn.app.view;

import dev.djinn.app.play.Accent;
import dev.djinn.app.play.Look;
import dev.djinn.app.play.Movement;
import dev.djinn.app.play.PictureModel;
import dev.djinn.app.play.PlayModel;
import dev.djinn.app.play.Theme;
import dev.djinn.app.words.Language;
import dev.djinn.app.words.Worded;
import dev.djinn.app.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/** How the window looks and speaks; every choice is seen at once and kept. All of it is reached with the keyboard. */
final class SettingsPanel extends VBox implements Drawers.Page {
    private static final double GAP = 12;
    private static final double NAMES = 120;
    private static final double TEXT_STEP = 10;
    private static final double DOT = 6;

    private final PictureModel picture;
    private final ObservableValue<Look> look;
    private final RadioButton first;

    SettingsPanel(PlayModel game, PictureModel picture, DiagnosticsBox diagnostics) {
        super(GAP);
        this.picture = picture;
        this.look = picture.settings().map(kept -> kept.look());
        setId("settings");
        getStyleClass().addAll("panel", "settings-panel");
        setMaxHeight(USE_PREF_SIZE);
        List<RadioButton> themes = buttons("settings.theme", Theme.values(), Look::theme, Look::withTheme);
        first = themes.getFirst();
        List<RadioButton> accents = buttons("settings.accent", Accent.values(), Look::accent, Look::withAccent);
        for (RadioButton accent : accents) {
            Circle dot = new Circle(DOT);
            dot.getStyleClass().addAll("dot", accent.getId());
            accent.setGraphic(dot);
        }
        List<RadioButton> languages =
                buttons("settings.language", Language.values(), Look::language, Look::withLanguage);
        languages.get(Language.CHINESE.ordinal()).getStyleClass().add("chinese");
        languages.get(Language.ARABIC.ordinal()).getStyleClass().add("arabic");
        VBox body = new VBox(
                GAP,
                section("settings.looks"),
                row("settings.theme", themes),
                row("settings.accent", accents),
                textSize(),
                section("settings.comfort"),
                row(
                        "settings.movement",
                        buttons("settings.movement", Movement.values(), Look::movement, Look::withMovement)),
                flashGuard(),
                section("settings.speech"),
                row("settings.language", languages),
                section("settings.games"),
                new ResumeChoice(game.keep()),
                section("settings.help"),
                diagnostics);
        getChildren().addAll(Drawers.header("settings.title", game), new Fitting(body));
    }

    @Override
    public Node firstFocus() {
        return first;
    }

    private <E extends Enum<E> & Worded> List<RadioButton> buttons(
            String title, E[] choices, Function<Look, E> current, BiFunction<Look, E, Look> change) {
        ToggleGroup group = new ToggleGroup();
        return Arrays.stream(choices)
                .map(choice -> {
                    RadioButton button = Say.on(new RadioButton(), choice.key());
                    button.setId(choice.key().replace('.', '-'));
                    button.setToggleGroup(group);
                    button.setMinWidth(USE_PREF_SIZE);
                    button.accessibleTextProperty()
                            .bind(Words.live(
                                    button.textProperty(), words -> Words.of("panel.choice", Words.of(title), words)));
                    button.selectedProperty().subscribe(chosen -> {
                        if (chosen) {
                            picture.choose(change.apply(look.getValue(), choice));
                        }
                    });
                    look.subscribe(now -> button.setSelected(current.apply(now) == choice));
                    return button;
                })
                .toList();
    }

    private Node textSize() {
        Slider slider = new Slider(
                Look.SMALLEST_TEXT, Look.LARGEST_TEXT, look.getValue().textPercent());
        slider.setId("settings-text");
        slider.setBlockIncrement(TEXT_STEP);
        slider.setMajorTickUnit(TEXT_STEP);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        Say.name(slider, "settings.text.hint");
        Runnable keep = () -> {
            if (!slider.isValueChanging()) { // not under the hand that drags it
                int percent = (int) (Math.round(slider.getValue() / TEXT_STEP) * TEXT_STEP);
                picture.choose(look.getValue().withTextPercent(percent));
            }
        };
        slider.valueProperty().subscribe(keep);
        slider.valueChangingProperty().subscribe(keep);
        Label value = new Label();
        value.setId("settings-text-value");
        value.textProperty().bind(Words.live(slider.valueProperty(), percent -> Words.of("settings.percent", percent)));
        look.subscribe(now -> slider.setValue(now.textPercent()));
        HBox row = new HBox(GAP, name("settings.text"), slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node flashGuard() {
        CheckBox guard = Say.on(new CheckBox(), "settings.flash-guard");
        guard.setId("settings-flash-guard");
        Say.name(guard, "settings.flash-guard");
        guard.setWrapText(true);
        guard.selectedProperty()
                .subscribe((before, on) -> picture.choose(look.getValue().withFlashGuard(on)));
        look.subscribe(now -> guard.setSelected(now.flashGuard()));
        Label meaning = Say.label("settings.flash-guard.meaning");
        meaning.getStyleClass().add("quiet");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        return new VBox(4, guard, meaning);
    }

    private static Node row(String title, List<RadioButton> choices) {
        FlowPane flow = new FlowPane(GAP, GAP / 2, choices.toArray(Node[]::new));
        flow.getChildren().addFirst(name(title));
        flow.setAlignment(Pos.CENTER_LEFT);
        return flow;
    }

    private static Label name(String title) {
        return Room.width(Say.label(title), NAMES);
    }

    private static Label section(String title) {
        Label section = Say.label(title);
        section.getStyleClass().add("section");
        return section;
    }
}
