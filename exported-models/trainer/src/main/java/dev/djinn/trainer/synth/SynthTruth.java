package dev.djinn.trainer.synth;

import dev.djinn.runtime.io.AtomicFiles;
import dev.djinn.trainer.synth.level.Level;
import dev.djinn.trainer.synth.physics.Keys;
import dev.djinn.trainer.synth.physics.Laws;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * What really happened in the videos, found by playing the games again without drawing them. For evaluation only.
 * {@code actions.csv} is what {@link dev.djinn.trainer.data.TruthCsv} reads.
 */
final class SynthTruth {
    static final String FOLDER = "truth";
    static final String ACTIONS = "actions.csv";
    static final String FRAMES = "frames.csv.gz";

    private final SynthPlan plan;

    SynthTruth(SynthPlan plan) {
        this.plan = plan;
    }

    /** Writes both tables about these episodes into the folder {@code truth} of {@code videos}. */
    void write(Path videos, List<Integer> numbers) {
        AtomicFiles.write(videos.resolve(FOLDER).resolve(ACTIONS), out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write("file,seed,episode,style,place,player,run,jump,frames,actions\n");
            for (int number : numbers) {
                writer.write(actions(number));
            }
            writer.flush();
        });
        AtomicFiles.write(videos.resolve(FOLDER).resolve(FRAMES), out -> {
            GZIPOutputStream packed = new GZIPOutputStream(out);
            Writer writer = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
            writer.write("file,frame,x,y,camera_x,camera_y,standing,action\n");
            for (int number : numbers) {
                frames(number, writer);
            }
            writer.flush();
            packed.finish();
        });
    }

    /** One line about an episode; digit t of its actions is what was held between frames t and t + 1. */
    String actions(int number) {
        Episode episode = plan.episode(number);
        StringBuilder digits = new StringBuilder();
        for (int frame = 1; frame < plan.frames(); frame++) {
            digits.append(episode.next().digit());
        }
        Laws laws = episode.game().laws();
        double jump = laws.takeOff() * (laws.takeOff() / laws.gravity() + 1) / 2;
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%s,%s,%s,%.2f,%.1f,%d,%s\n",
                plan.fileName(number),
                plan.seed(),
                number,
                episode.style().label(),
                episode.game().level().kind().name().toLowerCase(Locale.ROOT),
                episode.habit().name().toLowerCase(Locale.ROOT),
                laws.run(),
                jump,
                plan.frames(),
                digits);
    }

    private void frames(int number, Writer writer) throws IOException {
        Episode episode = plan.episode(number);
        double scale = plan.size() / (double) Level.VIEW;
        for (int frame = 0; frame < plan.frames(); frame++) {
            Level.Spot hero = episode.heroOnScreen();
            double cameraX = episode.game().camera().x() * scale;
            double cameraY = episode.game().camera().y() * scale;
            boolean standing = episode.game().hero().standing();
            String action = frame + 1 < plan.frames() ? held(episode.next()) : "-";
            writer.write(String.format(
                    Locale.ROOT,
                    "%s,%d,%.2f,%.2f,%.2f,%.2f,%d,%s\n",
                    plan.fileName(number),
                    frame,
                    hero.x() * scale,
                    hero.y() * scale,
                    cameraX,
                    cameraY,
                    standing ? 1 : 0,
                    action));
        }
    }

    private static String held(Keys keys) {
        return Integer.toString(keys.digit());
    }
}
