package dev.djinn.trainer.fit;

import dev.djinn.trainer.config.Schedule;
import dev.djinn.trainer.torch.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Held-out measures of stage 2, teacher-forced with everything masked; "copy" is copying the frame before. */
final class WorldMeasure {
    private final Schedule schedule;
    private final int actions;
    private final Workers workers;

    WorldMeasure(Schedule schedule, int actions, Workers workers) {
        this.schedule = schedule;
        this.actions = actions;
        this.workers = workers;
    }

    private record Group(DynamicsStep.Measure measure, double errorShare, long[] codes) {}

    Map<String, Double> measure(
            HeldOutClips clips, HeldOutTokens tokens, List<ActionsStep> actionSteps, List<DynamicsStep> dynamicsSteps) {
        int count = schedule.clips();
        int frames = schedule.frames();
        List<byte[]> groups = clips.groups(count, frames);
        List<long[]> ids = tokens.groups(count, frames);
        List<List<Group>> results = workers.all(worker -> () -> {
            List<Group> own = new ArrayList<>();
            for (int i = worker; i < groups.size(); i += workers.count()) {
                long[] codes = actionSteps.get(worker).codes(groups.get(i), count, frames);
                DynamicsStep.Measure measure = dynamicsSteps.get(worker).measure(ids.get(i), codes, count, frames);
                double share = actionSteps.get(worker).errorShare(groups.get(i), count, frames);
                own.add(new Group(measure, share, codes));
            }
            return own;
        });
        return summary(results.stream().flatMap(List::stream).toList());
    }

    private Map<String, Double> summary(List<Group> groups) {
        Mean loss = new Mean();
        Mean share = new Mean();
        double total = 0;
        double right = 0;
        double copied = 0;
        double changed = 0;
        double changedRight = 0;
        double[] used = new double[actions];
        for (Group group : groups) {
            DynamicsStep.Measure m = group.measure();
            loss.add(m.loss());
            share.add(group.errorShare());
            total += m.tokens();
            right += m.right();
            copied += m.copied();
            changed += m.changed();
            changedRight += m.changedRight();
            for (long code : group.codes()) {
                used[(int) code]++;
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("score", -loss.value());
        values.put("heldout_cross_entropy", loss.value());
        values.put("heldout_accuracy", right / total);
        values.put("heldout_accuracy_copy", copied / total);
        values.put("heldout_changed_accuracy", changedRight / Math.max(1, changed));
        values.put("heldout_action_error_share", share.value());
        values.put("action_perplexity", perplexity(used));
        return values;
    }

    /** Two to the entropy of the codes' use: how many are really used. */
    static double perplexity(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        double entropy = 0;
        for (double count : counts) {
            if (count > 0) {
                entropy -= count / total * Math.log(count / total);
            }
        }
        return Math.exp(entropy);
    }
}
