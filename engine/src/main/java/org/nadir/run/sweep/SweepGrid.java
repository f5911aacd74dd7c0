package org.nadir.run.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Field;
import org.nadir.experiment.FieldProblem;
import org.nadir.experiment.Fields;

/**
 * Makes the runs of a grid: every combination is checked before the first run is made. A setting that has no effect in a
 * cell is not part of its name, and cells that compute the same become one run; a setting without effect in every cell is
 * a mistake and refused. Used once, by one thread.
 */
final class SweepGrid {
    private static final int SHOWN = 12;

    private final SweepSpec sweep;
    private final Map<String, PlannedRun> byDigest = new LinkedHashMap<>();
    private final Map<FieldProblem, List<String>> problems = new LinkedHashMap<>();
    private final Set<String> effective = new HashSet<>();
    private final Map<String, String> idle = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    SweepGrid(SweepSpec sweep) {
        this.sweep = sweep;
    }

    List<PlannedRun> runs() {
        int cells = (int) sweep.cells();
        for (int cell = 0; cell < cells; cell++) {
            add(choices(cell));
        }
        refuseProblems(cells);
        for (SweepAxis axis : sweep.axes()) {
            boolean useless = axis.keys().stream().noneMatch(effective::contains);
            if (useless && !axis.keys().isEmpty()) {
                String key = axis.keys().iterator().next();
                throw UserProblem.of("The setting differs but changes nothing")
                        .field(key)
                        .found(idle.getOrDefault(key, "no effect"))
                        .problem();
            }
        }
        return List.copyOf(byDigest.values());
    }

    /** The choices of a cell in the order of the axes; its number is read as digits, the last axis lowest. */
    private List<SweepAxis.Choice> choices(int cell) {
        SweepAxis.Choice[] chosen = new SweepAxis.Choice[sweep.axes().size()];
        int rest = cell;
        for (int i = chosen.length - 1; i >= 0; i--) {
            List<SweepAxis.Choice> choices = sweep.axes().get(i).choices();
            chosen[i] = choices.get(rest % choices.size());
            rest /= choices.size();
        }
        return List.of(chosen);
    }

    private void add(List<SweepAxis.Choice> chosen) {
        Map<String, String> changes = new LinkedHashMap<>();
        chosen.forEach(choice -> changes.putAll(choice.changes()));
        Map<String, String> values = Fields.with(sweep.base(), changes);
        Map<String, String> complete = new LinkedHashMap<>(Fields.initialValues());
        complete.putAll(values);
        Map<String, String> cell = new LinkedHashMap<>();
        for (int i = 0; i < chosen.size(); i++) {
            boolean effect = false;
            for (String key : chosen.get(i).changes().keySet()) {
                effect |= hasEffect(key, complete);
            }
            if (effect || chosen.get(i).changes().isEmpty()) {
                cell.put(sweep.axes().get(i).title(), chosen.get(i).label());
            }
        }
        String name = RunNames.of(sweep.name(), cell);
        List<FieldProblem> wrong = Fields.validate(values);
        wrong.forEach(problem ->
                problems.computeIfAbsent(problem, key -> new ArrayList<>()).add(name));
        if (wrong.isEmpty() && problems.isEmpty()) {
            plan(name, cell, values);
        }
    }

    private boolean hasEffect(String key, Map<String, String> complete) {
        Optional<String> reason = Fields.find(key).flatMap((Field field) -> field.idle(complete));
        reason.ifPresentOrElse(why -> idle.put(key, why), () -> effective.add(key));
        return reason.isEmpty();
    }

    private void plan(String name, Map<String, String> cell, Map<String, String> values) {
        PlannedRun unnamed = new PlannedRun(Fields.toSpec(values, sweep.folder()), cell);
        String digest = unnamed.digest();
        if (byDigest.containsKey(digest)) {
            return;
        }
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = name + "-" + number;
        }
        Map<String, String> named = Fields.with(values, Map.of("name", free));
        byDigest.put(digest, new PlannedRun(Fields.toSpec(named, sweep.folder()), cell));
    }

    private void refuseProblems(int cells) {
        if (problems.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        problems.forEach((problem, where) -> lines.add(where(where, cells) + ": " + problem.key() + ": "
                + problem.what() + "; found " + (problem.found().isEmpty() ? "nothing" : problem.found())
                + ", expected " + problem.expected()));
        String more = lines.size() > SHOWN ? "\n  and " + (lines.size() - SHOWN) + " more" : "";
        throw UserProblem.of("Runs of the grid are wrong, none was started:\n  "
                        + String.join("\n  ", lines.subList(0, Math.min(SHOWN, lines.size()))) + more)
                .problem();
    }

    private static String where(List<String> names, int cells) {
        if (names.size() == cells && cells > 1) {
            return "all " + cells + " runs";
        }
        int shown = Math.min(4, names.size());
        String rest = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return String.join(", ", names.subList(0, shown)) + rest;
    }
}
