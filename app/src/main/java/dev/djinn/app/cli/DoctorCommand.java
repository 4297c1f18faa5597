package dev.djinn.app.cli;

import dev.djinn.app.doctor.Doctor;
import dev.djinn.app.doctor.Finding;
import dev.djinn.runtime.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine(around.environment(), Version.javafx());
        boolean canPlay = Doctor.canPlay(findings);
        if (json) {
            around.out().println(Json.of(asMap(findings, canPlay)));
        } else {
            findings.forEach(this::print);
        }
        return (canPlay ? ExitCode.OK : ExitCode.NO_DEVICE).status();
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

    private static Map<String, Object> asMap(List<Finding> findings, boolean canPlay) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", canPlay);
        for (Finding finding : findings) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("value", finding.value());
            entry.put("state", finding.state().name().toLowerCase(Locale.ROOT));
            finding.advice().ifPresent(advice -> entry.put("advice", advice));
            object.put(finding.id(), entry);
        }
        return object;
    }
}
