package org.nadir.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSources;
import org.nadir.detection.BoxLossChoice;
import org.nadir.detection.Detectors;
import org.nadir.distillation.Distillers;
import org.nadir.freezing.FreezeTable;

/** What the values of several fields must say together; asked only when each value is right by itself. */
final class SpecRules {
    private final Map<String, String> values;
    private final List<FieldProblem> problems = new ArrayList<>();

    private SpecRules(Map<String, String> values) {
        this.values = values;
    }

    static List<FieldProblem> problems(Map<String, String> values) {
        SpecRules rules = new SpecRules(values);
        rules.splitsDiffer();
        rules.sourcesAreFoldersAndNewNames();
        rules.tilesAdvance();
        rules.scalesAreARange();
        rules.mosaicsHaveTheirTime();
        rules.backboneEpochs();
        rules.theTableFitsTheRun();
        rules.ignoredAreNotLearned();
        rules.theDetectorHasTheBoxLoss();
        rules.thereIsSomethingToLearnFromTheTeacher();
        rules.onlyTheHeadOfAnAmplifierTrains();
        rules.featuresCanBeKept();
        return List.copyOf(rules.problems);
    }

    private void splitsDiffer() {
        if (value("data.train").equals(value("data.validation"))) {
            refuse("data.validation", "The run would be scored on what it learns from", "another split");
        }
    }

    private void sourcesAreFoldersAndNewNames() {
        try {
            List<Path> folders = new ArrayList<>(List.of(Path.of(value("data.root"))));
            FieldValues.list(value(DataFields.MORE)).forEach(folder -> folders.add(Path.of(folder)));
            new DataSources(folders, Map.of());
        } catch (InvalidPathException e) {
            refuse(DataFields.MORE, "This is no path", "a list of folders");
        } catch (UserProblem problem) {
            problems.add(FieldValues.problem(DataFields.MORE, problem));
        }
        try {
            DataSources.renames(FieldValues.list(value(DataFields.RENAME)));
        } catch (UserProblem problem) {
            problems.add(FieldValues.problem(DataFields.RENAME, problem));
        }
    }

    private void tilesAdvance() {
        int tile = Integer.parseInt(value("data.tile"));
        if (tile > 0 && Integer.parseInt(value("data.tileOverlap")) >= tile) {
            refuse("data.tileOverlap", "Windows would never advance", "less than the tile size " + tile);
        }
        if (tile > 0 && tile < 32) {
            refuse("data.tile", "The windows are smaller than the network can see", "0 or at least 32");
        }
        int crop = Integer.parseInt(value("data.crop"));
        if (crop > 0 && crop < 32) {
            refuse("data.crop", "The crop is smaller than the network can see", "0 or at least 32");
        }
    }

    private void scalesAreARange() {
        double least = Double.parseDouble(value("data.scaleMin"));
        if (Double.parseDouble(value("data.scaleMax")) < least) {
            refuse("data.scaleMax", "The largest scale is below the smallest", "at least " + value("data.scaleMin"));
        }
    }

    private void mosaicsHaveTheirTime() {
        int epochs = Integer.parseInt(value("optimisation.epochs"));
        boolean mosaics = Double.parseDouble(value("data.mosaic")) > 0;
        if (mosaics && Integer.parseInt(value("data.mosaicOffLast")) >= epochs) {
            refuse(
                    "data.mosaicOffLast",
                    "There would be no mosaic in any epoch",
                    "less than the " + epochs + " epochs");
        }
    }

    private void backboneEpochs() {
        if (!value("freezing.schedule").equals("epochs")) {
            return;
        }
        int epochs = Integer.parseInt(value("optimisation.epochs"));
        List<Integer> chosen = FieldValues.integers(value("freezing.epochs"));
        if (chosen.isEmpty()) {
            refuse("freezing.epochs", "No epoch is listed", "at least one epoch, or the schedule 'frozen'");
        }
        Optional<Integer> beyond =
                chosen.stream().filter(epoch -> epoch >= epochs).findFirst();
        beyond.ifPresent(epoch ->
                refuse("freezing.epochs", "Epoch " + epoch + " is beyond the run", "epochs from 0 to " + (epochs - 1)));
    }

    private void theTableFitsTheRun() {
        if (!value(FreezingFields.SCHEDULE).equals(FreezingFields.TABLE_SCHEDULE)) {
            return;
        }
        try {
            int epochs = Integer.parseInt(value("optimisation.epochs"));
            FreezeTable table = FreezeTable.parse(value(FreezingFields.TABLE), epochs);
            table.idleEpoch()
                    .ifPresent(epoch -> refuse(
                            FreezingFields.TABLE,
                            "Nothing trains in epoch " + epoch,
                            "at least one part that trains in every epoch"));
        } catch (UserProblem problem) {
            problems.add(FieldValues.problem(FreezingFields.TABLE, problem));
        }
    }

    private void ignoredAreNotLearned() {
        List<String> learned = FieldValues.list(value("data.classes"));
        FieldValues.list(value("data.ignoredClasses")).stream()
                .filter(learned::contains)
                .findFirst()
                .ifPresent(both -> refuse(
                        "data.ignoredClasses", "The class " + both + " is learned and ignored", "one or the other"));
    }

    private void theDetectorHasTheBoxLoss() {
        String loss = value("model.boxLoss");
        List<String> own = Detectors.boxLosses(value("model.detector"));
        if (!loss.equals(BoxLossChoice.AUTO) && !own.contains(loss)) {
            refuse(
                    "model.boxLoss",
                    "The boxes of " + value("model.detector") + " do not learn by this loss",
                    BoxLossChoice.AUTO + ", " + String.join(", ", own));
        }
    }

    private void thereIsSomethingToLearnFromTheTeacher() {
        String method = value(DistillationFields.METHOD);
        if (!Distillers.names().contains(method)) {
            return;
        }
        if (FieldValues.list(value(DistillationFields.LEVELS)).isEmpty()) {
            refuse(DistillationFields.LEVELS, "No level is compared with the teacher's", "some of 0, 1, 2, 3, 4");
        }
        boolean nothing = DistillationFields.TERMS.stream()
                .map(this::value)
                .allMatch(text -> !text.equals(FieldValues.AUTO) && Double.parseDouble(text) == 0);
        if (method.equals(DistillationFields.SPECTRAL) && nothing) {
            refuse(
                    DistillationFields.TERMS.get(0),
                    "All four terms have no weight: nothing would be learned from the teacher",
                    "a weight above 0 for one of them");
        }
    }

    private void onlyTheHeadOfAnAmplifierTrains() {
        boolean tableIsRight = problems.isEmpty();
        if (!value(DistillationFields.METHOD).equals(DistillationSpec.AMPLIFIER) || !tableIsRight) {
            return;
        }
        int epochs = Integer.parseInt(value("optimisation.epochs"));
        boolean alone = value(FreezingFields.SCHEDULE).equals(FreezingFields.TABLE_SCHEDULE)
                && FreezeTable.parse(value(FreezingFields.TABLE), epochs).headAlone();
        if (!alone) {
            refuse(
                    FreezingFields.SCHEDULE,
                    "Only the head of an amplifier trains",
                    "freezing.schedule table with freezing.table \"" + DistillationSpec.HEAD_ALONE + "\"");
        }
    }

    private void featuresCanBeKept() {
        if (problems.isEmpty()) {
            problems.addAll(KeptFeaturesRule.problems(SpecValues.toSpec(values, Path.of(""))));
        }
    }

    private String value(String key) {
        return values.getOrDefault(key, "").strip();
    }

    private void refuse(String key, String what, String expected) {
        problems.add(new FieldProblem(key, what, value(key), expected));
    }
}
