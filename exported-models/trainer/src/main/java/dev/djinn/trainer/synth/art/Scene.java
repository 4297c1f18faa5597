package dev.djinn.trainer.synth.art;

import dev.djinn.trainer.synth.level.Chance;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.physics.Game;

/**
 * Draws a game in one look. Layers and figures are painted once, in the constructor; a frame only lays them over each
 * other. One owner thread.
 */
public final class Scene {
    private final Game game;
    private final int size;
    private final Look look;
    private final Layer sky;
    private final double skyDrift;
    private final Layer far;
    private final double farDrift;
    private final Layer near;
    private final double nearDrift;
    private final Layer land;
    private final Cast cast;
    private final int[] light;
    private final int[] picture;

    /**
     * @param actor what the hero is
     * @param size side of a frame in pixels
     */
    public Scene(Game game, Style style, Actor actor, int size, Chance chance) {
        this.game = game;
        this.size = size;
        look = style.look(chance.split(1));
        Chance layers = chance.split(2);
        skyDrift = layers.in(0.5) ? 0 : layers.between(0.05, 0.15);
        farDrift = layers.between(0.2, 0.4);
        nearDrift = layers.between(0.5, 0.75);
        sky = sky(layers);
        far = ridge(look.backdrop().first(), farDrift, Role.FAR, layers.between(0.4, 0.7), layers);
        near = ridge(look.backdrop().second(), nearDrift, Role.NEAR, layers.between(0.2, 0.4), layers);
        land = land(layers);
        cast = new Cast(look, game, actor.creature(), size, chance.split(3));
        light = light(look.screen());
        picture = new int[size * size];
    }

    private Canvas canvas(double drift) {
        Level level = game.level();
        double across = Level.VIEW + Math.ceil((level.width() - Level.VIEW) * drift);
        double down = Level.VIEW + Math.ceil((level.height() - Level.VIEW) * drift);
        return new Canvas(across, down, size, look.pixelArt());
    }

    private Layer sky(Chance chance) {
        Canvas canvas = canvas(skyDrift);
        look.backdrop().sky().paint(canvas, look.palette(), chance);
        if (look.backdrop().clouds()) {
            Ridge.CLOUDS.paint(canvas, look.backdrop().pen(), look.palette().at(Role.CLOUD), 0, 0, chance);
        }
        look.finishes().sky().apply(canvas);
        return canvas.layer();
    }

    private Layer ridge(Ridge ridge, double drift, Role role, double tall, Chance chance) {
        Canvas canvas = canvas(drift);
        int rgb = look.palette().at(role);
        double base = canvas.unitsY() - 10;
        ridge.paint(canvas, look.backdrop().pen(), rgb, base, tall * Level.VIEW, chance);
        if (look.backdrop().props() && role == Role.NEAR && !look.props().isEmpty()) {
            Palette hazy = look.palette().map(colour -> Colours.mix(colour, rgb, 0.5));
            for (double x = chance.between(0, 12); x < canvas.unitsX(); x += chance.between(10, 30)) {
                double high = chance.between(10, 24);
                Prop prop = chance.of(look.props());
                prop.make(chance).draw(canvas, look.backdrop().pen(), hazy, x, base - 2, high, high);
            }
        }
        look.finishes().far().apply(canvas);
        return canvas.layer();
    }

    private Layer land(Chance chance) {
        Level level = game.level();
        Canvas canvas = canvas(1);
        double often = look.props().isEmpty() ? 0 : chance.between(0.05, 0.3);
        for (int column = 0; column < level.columns(); column++) {
            for (int row = 3; row < level.rows(); row++) {
                if (level.standable(column, row) && level.solid(column, row + 1) && chance.in(often)) {
                    Prop prop = chance.of(look.props());
                    double high = Math.min(34, prop.tall() * chance.between(9, 15));
                    double x = (column + chance.unit()) * level.cell();
                    prop.make(chance)
                            .draw(canvas, look.pen(), look.palette(), x, (row + 1.0) * level.cell(), high, high);
                }
            }
        }
        look.ground().paint(canvas, level, look.pen(), look.palette(), chance.whole(0, 9999));
        look.ground().grow(canvas, level, look.palette(), chance);
        look.finishes().land().apply(canvas);
        return canvas.layer();
    }

    /** What each pixel is multiplied with, in 256ths. */
    private int[] light(Look.Screen screen) {
        int[] factors = new int[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double u = (x + 0.5) / size * 2 - 1;
                double v = (y + 0.5) / size * 2 - 1;
                double unit = 64.0 / size;
                double grain = 1 + screen.grain() * (2 * Noise.at((int) (x * unit), (int) (y * unit), 5) - 1);
                double rows = (int) (y * unit) % 2 == 1 ? 1 - screen.lines() : 1;
                double corner = 1 - screen.vignette() * (u * u + v * v) / 2;
                factors[y * size + x] = (int) Math.rint(256 * corner * grain * rows);
            }
        }
        return factors;
    }

    /** Draws the game as it stands now; {@code rgb_HWC} receives size x size x 3 bytes. */
    public void draw(byte[] rgb_HWC) {
        lay(sky, skyDrift);
        lay(far, farDrift);
        lay(near, nearDrift);
        lay(land, 1);
        cast.draw(game, picture);
        for (int i = 0; i < picture.length; i++) {
            int argb = picture[i];
            int factor = light[i];
            rgb_HWC[3 * i] = lit(argb >> 16 & 0xFF, factor);
            rgb_HWC[3 * i + 1] = lit(argb >> 8 & 0xFF, factor);
            rgb_HWC[3 * i + 2] = lit(argb & 0xFF, factor);
        }
    }

    private static byte lit(int channel, int factor) {
        return (byte) Math.min(255, channel * factor >> 8);
    }

    private void lay(Layer layer, double drift) {
        layer.over(
                picture,
                size,
                -pixels(game.camera().x() * drift),
                -pixels(game.camera().y() * drift));
    }

    private int pixels(double units) {
        return (int) Math.rint(Math.floor(units) * size / 64);
    }
}
