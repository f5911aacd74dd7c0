package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.ImageBatch;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ModelSpec;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TorchEngine;

/** A bare state dictionary of torchvision's RetinaNet becomes a run. */
class TorchvisionImportTest {
    private final OracleFile oracle = OracleFile.open("torchvision-retinanet-r18");

    @TempDir
    Path folder;

    private ModelImport.Result take(Path file, List<String> classes, Map<String, String> values) {
        return new ModelImport(new ModelImport.Request(file, values, classes, Optional.empty(), folder.resolve("runs")))
                .run(Progress.none());
    }

    private Path file() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(oracle.weights());
        tensors.put("backbone.body.bn1.num_batches_tracked", HostTensor.of(7));
        Path file = folder.resolve("retina.safetensors");
        Safetensors.write(file, tensors, Map.of());
        return file;
    }

    private String refused(List<String> classes, Map<String, String> values) {
        Path file = file();
        UserProblem problem = assertThrows(UserProblem.class, () -> take(file, classes, values));
        assertEquals(List.of(), RunFolder.list(folder.resolve("runs")));
        return String.valueOf(problem.getMessage());
    }

    @Test
    void itNeedsNothingButTheNamesOfTheClassesAndFindsWhatTorchvisionFound() {
        ModelImport.Result result = take(file(), List.of("plane", "ship", "harbor"), Map.of());
        assertEquals(List.of(), result.report().ignored());
        ModelSpec model = result.folder().spec().model();
        assertEquals(
                "torchvision-retinanet resnet18 32 4",
                model.detector() + " " + model.backbone() + " " + model.neckChannels() + " " + model.headConvs());
        try (TrainedModel trained = TrainedModel.open(result.folder().path(), "cpu");
                NDManager manager = TorchEngine.newManager("cpu")) {
            HostTensor image = oracle.image();
            ImageBatch batch = new ImageBatch(
                    Ops.constant(manager, image.values(), new Shape(image.shape())), new int[] {96}, new int[] {64});
            Detection best = trained.detector()
                    .detect(batch, trained.detector().usualSettings())
                    .get(0)
                    .get(0);
            assertEquals(oracle.output("detections").values()[4], best.score(), 1e-4);
        }
    }

    @Test
    void itsClassesAreAskedFor() {
        assertTrue(refused(List.of(), Map.of()).contains("--classes"));
    }

    @Test
    void anotherNumberOfClassesIsToldWithBothCounts() {
        String message = refused(List.of("car", "person", "bicycle", "truck"), Map.of());
        assertTrue(message.contains("3 classes: 4 logits"), message);
        assertTrue(message.contains("4 classes: car"), message);
    }

    @Test
    void asATeacherItKnowsTheClassesThatItsStudentLearnsAndNotThoseThatItIgnores() throws Exception {
        Path data = SmallData.write(folder.resolve("data"));
        String corners = "4 4 20 4 20 20 4 20 ";
        Files.writeString(
                data.resolve("train").resolve("labelTxt").resolve("bar0.txt"),
                corners + "bar 0\n" + corners + "crowd 0\n" + corners + "plane 0\n" + corners + "ship 0\n");
        ExperimentSpec student = SmallData.spec(data, "student", 1, Map.of("data.ignoredClasses", "crowd"));
        RunFolder teacher = new TeacherFile(file()).imported(student, folder.resolve("runs"));
        assertEquals(List.of("bar", "plane", "ship"), teacher.spec().data().classes());
    }

    @Test
    void thePlainRetinaNetIsNotTakenForIt() {
        String message = refused(List.of("plane", "ship", "harbor"), Map.of("model.detector", "retinanet"));
        assertTrue(message.contains("torchvision-retinanet"), message);
    }
}
