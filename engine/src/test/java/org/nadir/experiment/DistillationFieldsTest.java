package org.nadir.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.SpectralSettings;

class DistillationFieldsTest {
    private static final Path FOLDER = Path.of("/experiments");

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

    private static SpectralSettings spectral(String... pairs) {
        Map<String, String> values = with(pairs);
        values.put("distillation.method", "ds2d2");
        values.put("distillation.teacher", "big");
        return Fields.toSpec(values, FOLDER)
                .distillation()
                .settings()
                .orElseThrow()
                .spectral();
    }

    @Test
    void withoutAMethodThereIsNoTeacher() {
        DistillationSpec spec =
                Fields.toSpec(with("distillation.teacher", "big"), FOLDER).distillation();
        assertEquals(DistillationSpec.none(), spec);
        assertFalse(spec.distils());
    }

    @Test
    void aMethodNeedsATeacher() {
        assertEquals(List.of("distillation.teacher"), wrong("distillation.method", "ds2d2"));
        assertEquals(List.of(), wrong("distillation.method", "ds2d2", "distillation.teacher", "big"));
    }

    @Test
    void aRelativeTeacherCountsFromTheFolderOfTheExperiment() {
        ExperimentSpec spec =
                Fields.toSpec(with("distillation.method", "pkd", "distillation.teacher", "runs/big"), FOLDER);
        assertEquals(
                Optional.of(Path.of("/experiments/runs/big")),
                spec.distillation().teacher());
    }

    @Test
    void everyMethodIsExplainedAndComesBackFromItsYaml() {
        Field method = Fields.find("distillation.method").orElseThrow();
        for (String name : method.range().choices()) {
            assertTrue(method.meanings().getOrDefault(name, "").endsWith("."), name);
            ExperimentSpec spec = Fields.toSpec(
                    with(
                            "distillation.method",
                            name,
                            "distillation.teacher",
                            "big",
                            "distillation.levels",
                            "2, 0",
                            "freezing.schedule",
                            "table",
                            "freezing.table",
                            "backbone: -; neck: -"),
                    FOLDER);
            assertEquals(spec, ExperimentYaml.parse(ExperimentYaml.write(spec), Path.of("/else/a.yaml")));
        }
        assertTrue(method.range().choices().containsAll(Distillers.names()));
    }

    @Test
    void weightsLeftToTheProgramAreThoseOfTheReferenceForTheKindOfDetector() {
        assertEquals(SpectralSettings.RETINANET_DOTA, spectral());
        assertEquals(SpectralSettings.RETINANET_DOTA, spectral("model.detector", "rotated-fcos"));
        assertEquals(SpectralSettings.FASTER_RCNN_DOTA, spectral("model.detector", "oriented-rcnn"));
        assertEquals(0, spectral("distillation.highImplicit", "0").highImplicit());
        assertEquals(0.7, spectral("distillation.highImplicit", "0").fullImplicit());
    }

    @Test
    void aFormShowsOnlyWhatItsMethodUses() {
        assertEquals(Set.of("distillation.method"), shown("none"));
        assertTrue(shown("ds2d2").contains("distillation.wavelet"));
        assertFalse(shown("ds2d2").contains("distillation.weight"));
        assertEquals(
                Set.of(
                        "distillation.method",
                        "distillation.teacher",
                        "distillation.weight",
                        "distillation.maskShare",
                        "distillation.levels",
                        "distillation.cacheTeacher"),
                shown("mgd"));
    }

    private static Set<String> shown(String method) {
        Map<String, String> values = with("distillation.method", method);
        return Fields.all().stream()
                .filter(field -> field.card().equals("distillation"))
                .filter(field -> field.idle(values).isEmpty())
                .map(Field::key)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void theTeachersMapsAreKeptOnlyWhereAnImageCanComeAgain() {
        assertEquals(List.of(), problems("data.rotation", "right-angles"));
        String said = problems("data.crop", "256").get(0);
        assertEquals(
                "The teacher's maps cannot be kept: No image would come twice in the same form because of data.crop",
                said);
        assertEquals(1, problems("data.mosaic", "0.5").size());
    }

    private static List<String> problems(String key, String value) {
        Map<String, String> values = with("distillation.method", "pkd");
        values.putAll(Map.of("distillation.teacher", "t", "distillation.cacheTeacher", "true", key, value));
        return Fields.validate(values).stream().map(FieldProblem::what).toList();
    }

    @Test
    void anExperimentWithoutATeacherSaysNothingOfWeights() {
        String yaml = ExperimentYaml.write(Fields.toSpec(with(), FOLDER));
        assertTrue(yaml.contains("distillation:\n  method: none\noptimisation:"), yaml);
    }

    @Test
    void atLeastOneTermWeighsSomething() {
        String[] nothing = {
            "distillation.method", "ds2d2",
            "distillation.teacher", "big",
            "distillation.lowExplicit", "0",
            "distillation.highExplicit", "0.0",
            "distillation.fullImplicit", "0",
            "distillation.highImplicit", "0"
        };
        assertEquals(List.of("distillation.lowExplicit"), wrong(nothing));
        nothing[9] = "auto";
        assertEquals(List.of(), wrong(nothing));
        nothing[9] = "automatic";
        assertEquals(List.of("distillation.fullImplicit"), wrong(nothing));
    }

    @Test
    void levelsAreSomeOfTheFive() {
        String[] chosen = {"distillation.method", "cwd", "distillation.teacher", "big", "distillation.levels", "0, 4"};
        assertEquals(List.of(), wrong(chosen));
        chosen[5] = "5";
        assertEquals(List.of("distillation.levels"), wrong(chosen));
        chosen[5] = "";
        assertEquals(List.of("distillation.levels"), wrong(chosen));
    }

    @Test
    void onlyTheHeadOfAnAmplifierTrains() {
        String[] chosen = {
            "distillation.method",
            "amplifier",
            "distillation.teacher",
            "big",
            "freezing.schedule",
            "table",
            "freezing.table",
            "backbone: -; neck: -"
        };
        assertEquals(List.of(), wrong(chosen));
        chosen[7] = "backbone: -";
        assertEquals(List.of("freezing.schedule"), wrong(chosen));
        chosen[5] = "frozen";
        assertEquals(List.of("freezing.schedule"), wrong(chosen));
    }
}
