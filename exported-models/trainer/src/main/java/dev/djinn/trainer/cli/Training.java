package dev.djinn.trainer.cli;

import dev.djinn.runtime.ExitCode;
import dev.djinn.trainer.run.Progress;
import dev.djinn.trainer.run.RunFolder;
import dev.djinn.trainer.run.StopSignal;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code fit} and {@code resume} have in common: train, then say how it ended and how to go on. */
record Training(Services services, CommandSpec spec, boolean json) {
    /** Returns the exit status. */
    int train(RunFolder run, boolean acceptDataChange) {
        ExitCode ended;
        try (Progress progress = services.progress().get();
                StopSignal stop = services.stop().get()) {
            ended = services.trainer().train(run, acceptDataChange, progress, stop);
        }
        boolean interrupted = ended == ExitCode.INTERRUPTED;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode summary = JsonMapper.shared().createObjectNode();
            summary.put("run", run.root().toAbsolutePath().toString());
            summary.put("outcome", interrupted ? "interrupted" : "finished");
            out.println(summary);
        } else {
            out.println(interrupted ? "stopped; go on by: djinn-train resume " + run.root() : "trained: " + run.root());
        }
        return ended.status();
    }
}
