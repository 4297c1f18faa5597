package dev.djinn.runtime.bench;

import dev.djinn.runtime.DjinnException;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.ProfiledRun;
import dev.djinn.runtime.world.VerifiedWorld;
import dev.djinn.runtime.world.WorldFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the time of a cached frame goes, as ONNX Runtime's own profile has it: by operator, and by part of the networks.
 * Wall time, the median over frames of each node by itself, so that what else the machine does hardly shows in
 * it. Writing the profile takes about two microseconds a node, so many small nodes look somewhat worse than they are.
 *
 * @param frames how many were looked at
 * @param operators what each operator takes of it
 * @param parts what each part of the networks takes
 */
public record Profile(int frames, Map<String, Took> operators, Map<String, Took> parts) {
    private static final String RUN = "model_run";
    private static final String NODE = "_kernel_time";
    private static final Set<String> AROUND_OTHERS = Set.of("Loop", "If", "Scan");
    private static final Set<String> PRODUCTS = Set.of("Gemm", "MatMul", "FusedMatMul");
    private static final double MICROS_PER_MILLI = 1e3;

    /**
     * A share of a frame.
     *
     * @param millis of a frame
     * @param nodes run for a frame
     * @param products milliseconds of its matrix products
     */
    public record Took(double millis, int nodes, double products) {
        Took plus(Took other) {
            return new Took(millis + other.millis, nodes + other.nodes, products + other.products);
        }
    }

    /**
     * Plays frames with a full window, as the manifest says.
     *
     * @param scratch an empty folder
     * @throws DjinnException BAD_INPUT if the world has no cached graph, or it or the profile cannot be read
     */
    public static Profile of(VerifiedWorld world, int frames, Path scratch) {
        Path trace = ProfiledRun.trace(world, frames, scratch);
        Map<String, String> parts = Parts.of(read(world.folder().resolve(WorldFolder.DYNAMICS_CACHED)));
        try {
            return of(JsonMapper.shared().readTree(read(trace)), parts, frames);
        } catch (JacksonException e) {
            throw unreadable(trace, e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static DjinnException unreadable(Path file, Exception cause) {
        return new DjinnException(
                ExitCode.BAD_INPUT, file + ": cannot be read for a profile (" + cause.getMessage() + ")", cause);
    }

    /** @param trace of which the last {@code frames} runs count */
    static Profile of(JsonNode trace, Map<String, String> parts, int frames) {
        List<List<JsonNode>> nodesOfRuns = new ArrayList<>(List.of(new ArrayList<>()));
        for (JsonNode event : trace) {
            String name = event.path("name").asString("");
            if (name.equals(RUN)) {
                nodesOfRuns.add(new ArrayList<>());
            } else if (name.endsWith(NODE) && !AROUND_OTHERS.contains(operator(event))) {
                nodesOfRuns.getLast().add(event);
            }
        }
        int runs = nodesOfRuns.size() - 1;
        List<List<JsonNode>> counted = nodesOfRuns.subList(Math.max(0, runs - frames), runs);
        Map<String, Took> operators = new TreeMap<>();
        Map<String, Took> ofParts = new TreeMap<>();
        for (int i = 0; i < counted.getFirst().size(); i++) {
            int place = i;
            JsonNode event = counted.getFirst().get(place);
            String name = event.path("name").asString();
            double millis = median(counted.stream().map(nodes -> nodes.get(place)));
            Took took = new Took(millis, 1, PRODUCTS.contains(operator(event)) ? millis : 0);
            operators.merge(operator(event), took, Took::plus);
            String part = parts.getOrDefault(name.substring(0, name.length() - NODE.length()), Parts.REST);
            ofParts.merge(part, took, Took::plus);
        }
        return new Profile(counted.size(), sorted(operators), sorted(ofParts));
    }

    private static String operator(JsonNode event) {
        return event.path("args").path("op_name").asString("");
    }

    private static double median(Stream<JsonNode> events) {
        double[] millis = events.mapToDouble(event -> event.path("dur").asLong() / MICROS_PER_MILLI)
                .sorted()
                .toArray();
        return millis[millis.length / 2];
    }

    private static Map<String, Took> sorted(Map<String, Took> some) {
        return some.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparingDouble(Took::millis).reversed()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** Milliseconds of all nodes of a frame. */
    public double millis() {
        return operators.values().stream().mapToDouble(Took::millis).sum();
    }

    /** Which share of that is matrix products. */
    public double products() {
        return operators.values().stream().mapToDouble(Took::products).sum() / millis();
    }

    /** Markdown. */
    public String toMarkdown() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%.2f ms a frame in %d nodes, %.0f %% of it matrix products; medians of %d frames%n%n",
                millis(),
                operators.values().stream().mapToInt(Took::nodes).sum(),
                100 * products(),
                frames));
        table(text, "part", parts);
        text.append(System.lineSeparator());
        table(text, "operator", operators);
        return text.toString();
    }

    private void table(StringBuilder text, String title, Map<String, Took> rows) {
        text.append(
                "| %s | ms | share | nodes | of it matrix products |%n|---|---:|---:|---:|---:|%n".formatted(title));
        rows.forEach((name, took) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.2f | %.0f %% | %d | %.2f |%n",
                name,
                took.millis(),
                100 * took.millis() / millis(),
                took.nodes(),
                took.products())));
    }
}
