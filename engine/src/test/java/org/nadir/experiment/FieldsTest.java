package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static Map<String, String> with(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>(Fields.initialValues());
        values.put("data.root", "set");
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    private static List<String> wrong(String... pairs) {
        return Fields.validate(with(pairs)).stream().map(FieldProblem::key).toList();
    }

    @Test
    void defaultsAreRightButForTheDataSet() {
        assertEquals(List.of(), wrong());
        assertEquals(
                List.of("data.root"),
                Fields.validate(Fields.initialValues()).stream()
                        .map(FieldProblem::key)
                        .toList());
    }

    @Test
    void everyFieldHasLabelHelpAndCard() {
        for (Field field : Fields.all()) {
            assertFalse(field.label().isBlank(), field.key());
            assertTrue(field.help().endsWith("."), field.key());
            assertTrue(field.card().isEmpty() || Fields.cards().contains(field.card()), field.key());
        }
    }

    @Test
    void valuesOfASpecificationMakeAnEqualOne() {
        ExperimentSpec spec = Fields.toSpec(with("freezing.schedule", "step", "freezing.rho", "inf"), Path.of("/x"));
        assertEquals(spec, Fields.toSpec(Fields.values(spec), Path.of("/y")));
    }

    @Test
    void aFieldWithoutEffectIsNotChecked() {
        assertEquals(List.of(), wrong("freezing.rho", "nonsense"));
        assertEquals(List.of("freezing.rho"), wrong("freezing.schedule", "step", "freezing.rho", "nonsense"));
    }

    @Test
    void aFieldWithoutEffectHasItsDefaultInTheSpecification() {
        ExperimentSpec spec =
                Fields.toSpec(with("model.boxLoss", "l1", "model.smoothL1Beta", "nonsense"), Path.of("/x"));
        assertEquals(1.0 / 9, spec.model().smoothL1Beta());
    }

    @Test
    void aBoxLossMustBeOneOfTheDetector() {
        assertEquals(List.of(), wrong("model.boxLoss", "l1"));
        assertEquals(List.of("model.boxLoss"), wrong("model.detector", "rotated-fcos", "model.boxLoss", "l1"));
    }

    @Test
    void anchorsHaveNoMeaningWithoutAnchors() {
        assertEquals(List.of(), wrong("model.detector", "rotated-fcos", "model.anchorBase", "nonsense"));
    }

    @Test
    void aFieldWithoutEffectSaysWhy() {
        Field base = Fields.find("model.anchorBase").orElseThrow();
        assertEquals(Optional.empty(), base.idle(with()));
        assertEquals(
                Optional.of("Has no effect while Detector is rotated-fcos."),
                base.idle(with("model.detector", "rotated-fcos")));
    }

    @Test
    void everyDetectorAndBoxLossIsExplained() {
        for (String key : List.of("model.detector", "model.boxLoss")) {
            Field field = Fields.find(key).orElseThrow();
            for (String choice : field.range().choices()) {
                assertTrue(field.meanings().getOrDefault(choice, "").endsWith("."), choice);
                assertTrue(field.help(with(key, choice)).length() > field.help().length(), choice);
            }
        }
    }

    @Test
    void featuresAreKeptOnlyWhereTheyCanComeAgain() {
        String keep = "freezing.cacheFeatures";
        assertEquals(List.of(), wrong(keep, "true", "freezing.schedule", "frozen"));
        assertEquals(List.of(), wrong(keep, "true", "freezing.schedule", "epochs", "freezing.epochs", "0, 2"));
        assertEquals(List.of(keep), wrong(keep, "true"));
        assertEquals(List.of(keep), wrong(keep, "true", "freezing.schedule", "plateau"));
        assertEquals(List.of(keep), wrong(keep, "true", "freezing.schedule", "frozen", "data.crop", "256"));
        assertEquals(List.of(keep), wrong(keep, "true", "freezing.schedule", "frozen", "data.mosaic", "0.5"));
        assertEquals(List.of(keep), wrong(keep, "true", "freezing.schedule", "frozen", "data.hue", "18"));
        assertEquals(List.of(keep), wrong(keep, "true", "freezing.schedule", "frozen", "data.rotation", "free"));
        assertEquals(List.of(), wrong(keep, "true", "freezing.schedule", "frozen", "data.rotation", "right-angles"));
    }

    @Test
    void branchesThatAreLeftOutAtRandomStandAgainstKeepingFeatures() {
        Map<String, String> swin =
                with("freezing.cacheFeatures", "true", "freezing.schedule", "frozen", "model.backbone", "swin_t");
        assertTrue(Fields.validate(swin).get(0).what().contains("at random"));
        swin.put("freezing.fixedStages", "stage4");
        assertEquals(List.of(), Fields.validate(swin));
        swin.put("freezing.fixedStages", "auto");
        swin.put("model.dropPath", "0");
        assertEquals(List.of(), Fields.validate(swin));
    }

    @Test
    void anEpochScheduleNeedsEpochs() {
        assertEquals(List.of("freezing.epochs"), wrong("freezing.schedule", "epochs"));
    }

    @Test
    void imageSizesAreSidesOrFrames() {
        assertEquals(List.of(), wrong("data.imageSize", "640x512"));
        assertEquals(List.of("data.imageSize"), wrong("data.imageSize", "640x"));
        assertEquals(List.of("data.imageSize"), wrong("data.imageSize", "7"));
    }

    @Test
    void tilesMustAdvance() {
        assertEquals(List.of("data.tileOverlap"), wrong("data.tile", "200", "data.tileOverlap", "200"));
    }

    @Test
    void theLargestScaleIsNotBelowTheSmallest() {
        assertEquals(List.of("data.scaleMax"), wrong("data.scaleMin", "1.5", "data.scaleMax", "1.2"));
        assertEquals(List.of(), wrong("data.scaleMin", "0.5", "data.scaleMax", "1.2"));
    }

    @Test
    void mosaicsAreNotSwitchedOffInAllEpochs() {
        assertEquals(List.of("data.mosaicOffLast"), wrong("data.mosaic", "0.5", "data.mosaicOffLast", "12"));
        assertEquals(List.of(), wrong("data.mosaic", "0.5", "data.mosaicOffLast", "11"));
        assertEquals(List.of(), wrong("data.mosaicOffLast", "12"));
    }

    @Test
    void aClassIsNotLearnedAndIgnoredAtOnce() {
        assertEquals(List.of("data.ignoredClasses"), wrong("data.classes", "a, b", "data.ignoredClasses", "b"));
    }

    @Test
    void trainingAndValidationAreDifferentSplits() {
        assertEquals(List.of("data.validation"), wrong("data.train", "val"));
    }

    @Test
    void stagesFixedByDefaultDependOnWeights() {
        FreezingSpec spec = new FreezingSpec(
                "full", 1, List.of(), new FreezingSpec.Thaw(2, 2, 2, 3), "", "auto", new CacheSpec(false, 20));
        assertEquals(2, spec.fixed(true).size());
        assertEquals(0, spec.fixed(false).size());
    }

    @Test
    void aTableMustFitTheRun() {
        assertEquals(List.of(), wrong("freezing.schedule", "table", "freezing.table", "stage2: 0-2"));
        assertEquals(List.of("freezing.table"), wrong("freezing.schedule", "table"));
        assertEquals(List.of("freezing.table"), wrong("freezing.schedule", "table", "freezing.table", "stage2: 0-99"));
        assertEquals(
                List.of("freezing.table"),
                wrong("freezing.schedule", "table", "freezing.table", "backbone: -; neck-head: 1-"));
    }

    @Test
    void everyScheduleIsOneOfTheSpecification() {
        for (String name :
                Fields.find("freezing.schedule").orElseThrow().range().choices()) {
            ExperimentSpec spec = Fields.toSpec(
                    with("freezing.schedule", name, "freezing.epochs", "1", "freezing.table", "stage1-2: -"),
                    Path.of("/x"));
            assertFalse(spec.freezing().toSchedule(true).describe().isEmpty());
            assertEquals(spec, Fields.toSpec(Fields.values(spec), Path.of("/x")));
        }
    }
}
