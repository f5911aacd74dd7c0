package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Notices;
import org.nadir.distillation.SpectralSettings;
import org.nadir.viewer.pair.PairDiagram;

class PairDesignTest {
    private final BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Runnable::run, new Notices());

    @TempDir
    Path folder;

    private PairDesign design(ExperimentDraft draft) {
        return new PairDesign(tasks, new SimpleObjectProperty<>(draft));
    }

    private ExperimentDraft draft(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "data.root",
                ".",
                "data.imageSize",
                "512",
                "model.weights",
                "none",
                "distillation.method",
                "ds2d2",
                "distillation.teacher",
                "teacher.yaml"));
        values.putAll(given);
        return new ExperimentDraft(new ExperimentDraft.Origin("test", false, folder), Optional.empty(), values);
    }

    private void teacher(String model) throws IOException {
        Files.writeString(folder.resolve("teacher.yaml"), "name: large\ndata: {root: .}\nmodel: {" + model + "}\n");
    }

    private static PairDiagram shown(PairDesign design) {
        return design.diagram().get().orElseThrow();
    }

    @Test
    void withoutAMethodThereIsNoPicture() {
        PairDesign design = design(draft(Map.of("distillation.method", "none")));
        assertEquals(Optional.empty(), design.diagram().get());
        assertEquals(List.of(), design.notes().get());
    }

    @Test
    void bothPyramidsAreToldFromTheirSettings() throws IOException {
        teacher("backbone: resnet50, neckChannels: 256");
        PairDiagram pair = shown(design(draft(Map.of("model.neckChannels", "64"))));
        assertEquals("rotated-retinanet, resnet50", pair.teacher().name());
        assertEquals(
                new PairDiagram.Level("P3", "256 × 64 × 64", true),
                pair.teacher().levels().get(0));
        assertEquals(
                new PairDiagram.Level("P7", "64 × 4 × 4", true),
                pair.student().levels().get(4));
    }

    @Test
    void aDetectorOfTwoStagesCannotMeetOneOfOneStage() throws IOException {
        teacher("detector: faster-rcnn");
        PairDesign design = design(draft(Map.of()));
        assertEquals("P2", shown(design).teacher().levels().get(0).name());
        assertEquals(
                "A cell of the student's map covers 8 px, one of the teacher's 4 px",
                shown(design).joints().get(0).problem());
        assertTrue(design.notes().get().stream().anyMatch(note -> note.contains("different levels")));
    }

    @Test
    void aTeacherThatIsNotThereIsTold() {
        PairDesign design = design(draft(Map.of("distillation.teacher", "nobody")));
        assertTrue(design.notes().get().get(0).contains("neither a run nor a file"));
        assertEquals("?", shown(design).teacher().levels().get(0).shape());
    }

    @Test
    void thePictureIsThereBeforeATeacherIsChosen() {
        PairDiagram pair = shown(design(draft(Map.of("distillation.teacher", ""))));
        assertEquals("not chosen yet", pair.teacher().name());
    }

    @Test
    void levelsThatAreLeftOutArePale() throws IOException {
        teacher("backbone: resnet50");
        PairDiagram pair = shown(design(draft(Map.of("distillation.levels", "1, 2"))));
        assertFalse(pair.student().levels().get(0).used());
        assertTrue(pair.student().levels().get(1).used());
    }

    @Test
    void aTermOfNoWeightIsNoConnection() {
        ExperimentDraft draft = draft(Map.of("distillation.lowExplicit", "0", "distillation.highImplicit", "0"));
        List<String> names = shown(design(draft)).terms().stream()
                .map(PairDiagram.Term::name)
                .toList();
        assertEquals(List.of("High bands", "Full frequency"), names);
    }

    @Test
    void publishedWeightsAreSetAsOneChangeAndShown() {
        ExperimentDraft draft = draft(Map.of());
        PairDesign design = design(draft);
        long before = draft.revision().get();
        design.weigh("RetinaNet on DIOR");
        assertEquals(before + 1, draft.revision().get());
        assertEquals("1e-5", draft.value("distillation.lowExplicit"));
        assertEquals("Low band × 1e-5", shown(design).terms().get(0).label());
    }

    @ParameterizedTest
    @CsvSource({
        "RetinaNet on DIOR, 1e-5 1e-5 1 1",
        "RetinaNet on DOTA, 7e-5 5e-5 0.7 0.5",
        "Faster R-CNN on DIOR, 0.5 0.5 1e-5 1e-5",
        "Faster R-CNN on DOTA, 0.12 1.2 1.5e-3 3e-3"
    })
    void aPublishedSetGivesTheFourTermsTheWeightsOfTheReference(String preset, String weights) {
        ExperimentDraft draft = draft(Map.of());
        design(draft).weigh(preset);
        SpectralSettings set =
                draft.spec().distillation().settings().orElseThrow().spectral();
        assertArrayEquals(
                Arrays.stream(weights.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray(),
                new double[] {set.lowExplicit(), set.highExplicit(), set.fullImplicit(), set.highImplicit()});
    }

    @Test
    void choosingATeacherMakesItThatOfTheDraft() throws IOException {
        teacher("backbone: resnet50");
        ExperimentDraft draft = draft(Map.of("distillation.teacher", ""));
        PairDesign design = design(draft);
        design.choose(folder.resolve("teacher.yaml"));
        assertEquals(folder.resolve("teacher.yaml").toString(), draft.value("distillation.teacher"));
        assertEquals("rotated-retinanet, resnet50", shown(design).teacher().name());
    }

    @Test
    void everyMethodHasAPicture() throws IOException {
        teacher("backbone: resnet50");
        for (String method : List.of("ds2d2", "logit-kd", "fitnets", "fgd", "mgd", "pkd", "cwd", "crosskd")) {
            PairDiagram pair = shown(design(draft(Map.of("distillation.method", method))));
            assertFalse(pair.terms().isEmpty(), method);
        }
    }

    @Test
    void weightsAreWrittenAsAPersonWritesThem() {
        assertEquals("1e-5", PairTerms.number(1e-5));
        assertEquals("7.5e-5", PairTerms.number(7.5e-5));
        assertEquals("0.0015", PairTerms.number(1.5e-3));
        assertEquals("12", PairTerms.number(12));
    }

    @Test
    void otherClassesThanThoseOfTheStudentAreTold() throws IOException {
        Files.writeString(
                folder.resolve("teacher.yaml"),
                "name: large\ndata: {root: ., classes: [ship]}\nmodel: {weights: none}\n");
        PairDesign design = design(draft(Map.of("data.classes", "plane")));
        assertTrue(design.notes().get().contains("The teacher knows other classes: ship."));
    }

    @Test
    void classesThatTheStudentIgnoresAreNoneThatTheTeacherLacks() {
        TeacherFacts ships = new TeacherFacts(TeacherFacts.Kind.RUN, Optional.empty(), List.of("ship"), "");
        List<String> data = List.of("DontCare", "ship");
        assertEquals(1, PairPlan.notes(draft(Map.of()).spec(), ships, data).size());
        assertEquals(
                List.of(),
                PairPlan.notes(draft(Map.of("data.ignoredClasses", "DontCare")).spec(), ships, data));
    }

    @Test
    void whatIsNoDetectorCannotTeach() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        TeacherFacts facts = TeacherFacts.read(folder, "notes.txt");
        assertEquals(TeacherFacts.Kind.NONE, facts.kind());
        assertTrue(facts.problem().startsWith("A teacher is a run folder"), facts.problem());
    }

    @Test
    void aFolderWithoutARunCannotTeach() {
        assertTrue(TeacherFacts.read(folder, ".").problem().contains("no run in this folder"));
    }
}
