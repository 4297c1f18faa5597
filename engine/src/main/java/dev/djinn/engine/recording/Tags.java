package dev.djinn.engine.recording;

import dev.djinn.engine.session.SessionSettings;
import dev.djinn.runtime.image.Picture;
import dev.djinn.runtime.image.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a video says of itself.
 *
 * @param title for people; empty for none
 * @param comment for programs: one JSON object; empty for none
 */
public record Tags(String title, String comment) {
    public static final Tags NONE = new Tags("", "");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Where a recording comes from, so that the game can be played again. */
    public static Tags of(String worldName, String worldHash, Picture prompt, SessionSettings settings) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            Pictures.writePng(prompt, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode json = MAPPER.createObjectNode();
        json.put("madeWith", "djinn");
        json.put("world", worldName);
        json.put("worldHash", worldHash);
        json.put("seed", settings.seed());
        json.put("steps", settings.sampling().steps());
        json.put("temperature", settings.sampling().temperature());
        json.put("guidance", settings.sampling().guidance());
        json.put("promptPng", Base64.getEncoder().encodeToString(png.toByteArray()));
        return new Tags(worldName, MAPPER.writeValueAsString(json));
    }

    /** What the video that {@code grabber} reads says; containers write their keys in different cases. */
    static Tags of(FFmpegFrameGrabber grabber) {
        Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        found.putAll(grabber.getMetadata());
        return new Tags(found.getOrDefault("title", ""), found.getOrDefault("comment", ""));
    }

    void put(FFmpegFrameRecorder recorder) {
        if (!title.isEmpty()) {
            recorder.setMetadata("title", title);
        }
        if (!comment.isEmpty()) {
            recorder.setMetadata("comment", comment);
        }
    }
}
