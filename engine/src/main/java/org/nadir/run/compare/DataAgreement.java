package org.nadir.run.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.data.DataDigest;

/** Whether runs learned from and were scored on the same data: by digests where all have them, else by what they say. */
final class DataAgreement {
    private static final List<String> SETTINGS =
            List.of("data.train", "data.validation", "data.classes", "data.ignoredClasses");
    private static final List<String> FACTS = List.of("data", "train", "validation");

    private DataAgreement() {}

    static List<String> warnings(List<RunSummary> all) {
        List<String> warnings = new ArrayList<>();
        // one that waits for its turn has not said yet what it trains on
        List<RunSummary> runs = all.stream()
                .filter(run -> !run.facts().isEmpty() || !run.epochs().isEmpty())
                .toList();
        boolean digests = runs.stream().allMatch(run -> run.facts().containsKey(DataDigest.FACT));
        List<String> aspects = new ArrayList<>();
        if (digests) {
            differing(runs, DataDigest.FACT, run -> run.facts().getOrDefault(DataDigest.FACT, ""), aspects);
        } else {
            FACTS.forEach(fact -> differing(runs, fact, run -> run.facts().getOrDefault(fact, ""), aspects));
        }
        SETTINGS.forEach(key -> differing(runs, key, run -> run.value(key), aspects));
        if (!aspects.isEmpty()) {
            warnings.add("The runs were not trained and scored on the same data, so that their scores cannot be"
                    + " compared directly. " + String.join(". ", aspects));
        }
        return warnings;
    }

    private interface Aspect {
        String of(RunSummary run);
    }

    private static void differing(List<RunSummary> runs, String name, Aspect aspect, List<String> found) {
        Map<String, List<String>> byValue = new LinkedHashMap<>();
        for (RunSummary run : runs) {
            String value = aspect.of(run);
            boolean silent = run.values().isEmpty() && value.isEmpty();
            if (!silent) {
                byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(run.name());
            }
        }
        if (byValue.size() > 1) {
            found.add(name + ": "
                    + byValue.entrySet().stream()
                            .map(e -> (e.getKey().isEmpty() ? "nothing" : e.getKey()) + " in " + few(e.getValue()))
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String few(List<String> names) {
        String shown = names.stream().limit(3).collect(Collectors.joining(", "));
        return names.size() > 3 ? shown + " and " + (names.size() - 3) + " more" : shown;
    }
}
