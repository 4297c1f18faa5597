package dev.djinn.app.cli;

import dev.djinn.app.doctor.Diagnostics;
import dev.djinn.app.doctor.Doctor;
import dev.djinn.app.doctor.Finding;
import dev.djinn.app.settings.ConfigFolder;
import dev.djinn.runtime.ExitCode;
import dev.djinn.runtime.onnx.DeviceChoice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Say what this machine has, which device worlds run on, and why not on CUDA.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Also write this, versions and settings into a zip file for whoever helps; without names and"
                    + " folders of yours.")
    private @Nullable Path bundle;

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(around.environment(), Version.javafx(), Librarian.library(around));
        boolean canPlay = Doctor.canPlay(findings);
        Map<String, String> contents = bundle == null ? Map.of() : contents(around, findings);
        if (bundle != null) {
            Diagnostics.write(contents, bundle);
        }
        if (json) {
            around.out().println(Json.of(asMap(findings, canPlay, contents)));
        } else {
            findings.forEach(this::print);
            contents.forEach((name, text) ->
                    around.out().println(System.lineSeparator() + "--- " + name + System.lineSeparator() + text));
            if (bundle != null) {
                around.out().println("This is all that is in " + bundle.toAbsolutePath());
            }
        }
        return (canPlay ? ExitCode.OK : ExitCode.NO_DEVICE).status();
    }

    /** What is in a bundle, looked at now: takes a second or more. */
    static Map<String, String> contents(Surroundings around) {
        return contents(around, Doctor.examine(around.environment(), Version.javafx(), Librarian.library(around)));
    }

    private static Map<String, String> contents(Surroundings around, List<Finding> findings) {
        return new Diagnostics(around.environment(), System.getProperty("user.home"), System.getProperty("user.name"))
                .contents(
                        Version.ofPlay() + ", JavaFX " + Version.javafx(),
                        findings,
                        Librarian.worlds(around, DeviceChoice.AUTO).list(),
                        ConfigFolder.standard(around.environment()));
    }

    private void print(Finding finding) {
        String mark = switch (finding.state()) {
            case OK -> "  ";
            case NOTE -> "- ";
            case PROBLEM -> "! ";
        };
        around.out().println(mark + String.format(Locale.ROOT, "%-13s %s", finding.title(), finding.value()));
        finding.advice()
                .ifPresent(
                        advice -> around.out().println("  " + String.format(Locale.ROOT, "%-13s -> %s", "", advice)));
    }

    private Map<String, Object> asMap(List<Finding> findings, boolean canPlay, Map<String, String> contents) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", canPlay);
        for (Finding finding : findings) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("value", finding.value());
            entry.put("state", finding.state().name().toLowerCase(Locale.ROOT));
            finding.advice().ifPresent(advice -> entry.put("advice", advice));
            object.put(finding.id(), entry);
        }
        if (bundle != null) {
            object.put("bundle", bundle.toAbsolutePath().toString());
            object.put("bundled", List.copyOf(contents.keySet()));
        }
        return object;
    }
}
