package org.nadir.app.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.app.desk.Figures;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSet;
import org.nadir.data.DataStatistics;
import org.nadir.data.ImageSize;
import org.nadir.data.LabelledImage;
import org.nadir.experiment.ListText;

/**
 * What was found when the data set of a draft was opened.
 *
 * @param state how far the look has come
 * @param problem the sentence, when it could not be read
 * @param classes names found
 * @param splits counts per split
 * @param leftOut rows and files that could not be used
 * @param imageSize of the first image that can be read
 */
record DataCheck(
        State state,
        String problem,
        List<String> classes,
        List<DataStatistics.SplitCounts> splits,
        int leftOut,
        Optional<ImageSize> imageSize) {
    /** How far the look has come. */
    enum State {
        UNKNOWN,
        READING,
        GOOD,
        BAD
    }

    static final DataCheck UNKNOWN = new DataCheck(State.UNKNOWN, "", List.of(), List.of(), 0, Optional.empty());
    static final DataCheck READING = new DataCheck(State.READING, "", List.of(), List.of(), 0, Optional.empty());

    static DataCheck of(DataSet set) {
        return new DataCheck(
                State.GOOD,
                "",
                set.classes(),
                set.statistics().splits(),
                set.report().leftOut().size(),
                size(set));
    }

    private static Optional<ImageSize> size(DataSet set) {
        return set.splits().stream()
                .flatMap(split -> split.images().stream())
                .findFirst()
                .flatMap(DataCheck::size);
    }

    private static Optional<ImageSize> size(LabelledImage image) {
        try {
            return Optional.of(image.size());
        } catch (UserProblem unreadable) {
            // the import report or the run says so; here the size is only for an estimate
            return Optional.empty();
        }
    }

    static DataCheck bad(String sentence) {
        return new DataCheck(State.BAD, sentence, List.of(), List.of(), 0, Optional.empty());
    }

    /** Why training cannot start with this data; empty when it can. */
    String reason(ExperimentDraft draft) {
        return switch (state) {
            case UNKNOWN -> "The data set has not been looked at yet.";
            case READING -> "The data set is being read.";
            case BAD -> problem;
            case GOOD -> reasonOfSplits(draft);
        };
    }

    private String reasonOfSplits(ExperimentDraft draft) {
        for (String key : List.of("data.train", "data.validation")) {
            String name = draft.value(key);
            Optional<DataStatistics.SplitCounts> split = split(name);
            if (split.isEmpty()) {
                return "The data set has no split " + name + "; it has "
                        + String.join(
                                ", ",
                                splits.stream()
                                        .map(DataStatistics.SplitCounts::name)
                                        .toList()) + ".";
            }
            if (split.get().images() == 0) {
                return "The split " + name + " has no images.";
            }
        }
        for (String name : ListText.items(draft.value("data.classes"))) {
            if (!name.isEmpty() && !classes.contains(name)) {
                return "The data set has no class " + name + "; it has " + String.join(", ", classes) + ".";
            }
        }
        return "";
    }

    Optional<DataStatistics.SplitCounts> split(String name) {
        return splits.stream().filter(split -> split.name().equals(name)).findFirst();
    }

    /** The data in words. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        if (state == State.READING) {
            facts.put("Data", "reading");
        }
        if (state == State.GOOD) {
            splits.forEach(split -> facts.put(
                    "Split " + split.name(),
                    Figures.counted(split.images(), "image", "images") + ", "
                            + Figures.counted(split.boxes(), "box", "boxes")));
            facts.put("Classes", String.join(", ", classes));
        }
        return facts;
    }
}
