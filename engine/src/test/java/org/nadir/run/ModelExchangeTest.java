package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.ImageBatch;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TorchEngine;

/** Detectors of other programs become runs, and runs become files for other programs. */
class ModelExchangeTest {
    private static final String RETINANET = "rotated-retinanet";
    private static final List<String> CLASSES = List.of("plane", "ship", "harbor");

    @TempDir
    Path folder;

    private Path mmrotateFile(Map<String, String> notes) {
        return mmrotateFile(RETINANET, notes);
    }

    /** A detector that the real MMRotate was asked with, as its trainers wrap and store it. */
    private Path mmrotateFile(String detector, Map<String, String> notes) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        OracleFile.open("mmrotate-" + detector + "-r18").weights().forEach((name, tensor) -> {
            tensors.put("module." + name, tensor);
            if (name.endsWith("running_var")) {
                tensors.put("module." + name.replace("running_var", "num_batches_tracked"), HostTensor.of(7));
            }
        });
        Path file = folder.resolve("retina.safetensors");
        Safetensors.write(file, tensors, notes);
        return file;
    }

    private ModelImport.Result take(Path file, List<String> classes, String backbone) {
        return take(file, classes, Map.of("model.detector", RETINANET, "model.backbone", backbone));
    }

    private ModelImport.Result take(Path file, List<String> classes, Map<String, String> values) {
        return new ModelImport(new ModelImport.Request(file, values, classes, Optional.empty(), folder.resolve("runs")))
                .run(Progress.none());
    }

    @Test
    void theClassesOfATeacherAreThoseThatItsFileNames() {
        Map<String, String> values = Map.of("model.detector", RETINANET, "model.backbone", "resnet18");
        for (String noted : List.of("", "[\"a\",\"b\",\"c\"]")) {
            Path file = mmrotateFile(noted.isEmpty() ? Map.of() : Map.of("classes", noted));
            ModelImport.Request request =
                    new ModelImport.Request(file, values, CLASSES, Optional.empty(), folder.resolve("runs"), false);
            List<String> expected = noted.isEmpty() ? CLASSES : List.of("a", "b", "c");
            assertEquals(expected, new ModelImport(request).run(Progress.none()).classes());
        }
    }

    private String refused(Path file, List<String> classes, String backbone) {
        return String.valueOf(assertThrows(UserProblem.class, () -> take(file, classes, backbone))
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {RETINANET, "rotated-fcos", "rotated-faster-rcnn", "oriented-rcnn"})
    void anImportedDetectorFindsWhatMmrotateFoundAndLeavesAsItCame(String detector) {
        Map<String, String> values = Map.of("model.detector", detector, "model.backbone", "resnet18");
        ModelImport.Result result = take(mmrotateFile(detector, Map.of()), CLASSES, values);
        assertEquals(List.of(), result.report().ignored(), "counts of batches are nothing to tell of");
        assertEquals(
                RunStatus.State.FINISHED, result.folder().status().orElseThrow().state());
        OracleFile oracle = OracleFile.open("mmrotate-" + detector + "-r18");
        Path file = folder.resolve("out.safetensors");
        try (TrainedModel model = TrainedModel.open(result.folder().path(), "cpu")) {
            assertEquals(CLASSES, model.classes());
            assertArrayEquals(scores(oracle.output("detections_free")), scores(detect(model, oracle.image())), 1e-3);
            ModelExport.write(model, ModelExport.Names.MMROTATE, file);
        }
        Map<String, HostTensor> written = Safetensors.read(file).tensors();
        Map<String, HostTensor> theirs = oracle.weights();
        assertEquals(new TreeSet<>(theirs.keySet()), new TreeSet<>(written.keySet()));
        theirs.forEach((name, tensor) -> assertTrue(tensor.sameAs(written.get(name)), name));
    }

    /** By falling score; MMRotate keeps boxes without an area, which nothing overlaps. */
    private static double[] scores(HostTensor rows) {
        List<Double> scores = new ArrayList<>();
        for (int at = 0; at < rows.values().length; at += 7) {
            if (rows.values()[at + 2] > 0 && rows.values()[at + 3] > 0) {
                scores.add((double) rows.values()[at + 5]);
            }
        }
        return sorted(scores);
    }

    private static double[] scores(List<Detection> found) {
        return sorted(found.stream().map(Detection::score).toList());
    }

    private static double[] sorted(List<Double> scores) {
        return scores.stream()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static List<Detection> detect(TrainedModel model, HostTensor image) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            NDArray pixels = Ops.constant(manager, image.values(), new Shape(image.shape()));
            int[] widths = {(int) image.shape()[3]};
            int[] heights = {(int) image.shape()[2]};
            return model.detector()
                    .detect(new ImageBatch(pixels, widths, heights), DetectionSettings.DEFAULT)
                    .get(0);
        }
    }

    @Test
    void anExportedDetectorSaysWhatTheWayBackMustKnow() {
        Map<String, String> values =
                Map.of("model.detector", RETINANET, "model.backbone", "resnet18", "model.anchorBase", "2");
        ModelImport.Result result = take(mmrotateFile(Map.of()), CLASSES, values);
        Path file = folder.resolve("out.safetensors");
        try (TrainedModel model = TrainedModel.open(result.folder().path(), "cpu")) {
            ModelExport.write(model, ModelExport.Names.MMROTATE, file);
        }
        assertEquals("pt", Safetensors.read(file).metadata().get("format"));
        ModelImport.Result back = take(file, List.of(), Map.of());
        assertEquals(CLASSES, back.classes());
        assertEquals(result.folder().spec().model(), back.folder().spec().model());
    }

    @Test
    void aFileThatDoesNotSayItsDetectorAsksForIt() {
        Path file = mmrotateFile(Map.of());
        UserProblem problem = assertThrows(UserProblem.class, () -> take(file, CLASSES, Map.of()));
        assertTrue(String.valueOf(problem.getMessage()).contains("--detector"), problem.getMessage());
    }

    @Test
    void anExportedBackboneHasTorchvisionsNames() {
        ModelImport.Result result = take(mmrotateFile(Map.of()), CLASSES, "resnet18");
        Path file = folder.resolve("backbone.safetensors");
        try (TrainedModel model = TrainedModel.open(result.folder().path(), "cpu")) {
            ModelExport.write(model, ModelExport.Names.TORCHVISION, file);
        }
        Map<String, HostTensor> written = Safetensors.read(file).tensors();
        assertEquals(100, written.size());
        assertTrue(written.keySet().containsAll(List.of("conv1.weight", "bn1.running_var", "layer4.1.bn2.bias")));
    }

    @Test
    void aDetectorWithOtherClassesOrAnotherBackboneIsExplained() {
        Path file = mmrotateFile(Map.of());
        String fewer = refused(file, List.of("plane"), "resnet18");
        assertTrue(fewer.contains("bbox_head.retina_cls.weight"), fewer);
        assertTrue(fewer.contains("1 classes"), fewer);
        String other = refused(file, CLASSES, "resnet50");
        assertTrue(other.contains("not in the file"), other);
        assertEquals(List.of(), RunFolder.list(folder.resolve("runs")));
    }

    @Test
    void namelessClassesAreAskedFor() {
        String message = refused(mmrotateFile(Map.of()), List.of(), "resnet18");
        assertTrue(message.contains("--classes"), message);
    }

    @Test
    void anglesOfAnotherConventionAreRefused() {
        String message = refused(mmrotateFile(Map.of("config", "angle_version = 'oc'\n")), CLASSES, "resnet18");
        assertTrue(message.contains("le90"), message);
    }

    @Test
    void theFilesOwnClassesAreTaken() {
        Path file = mmrotateFile(Map.of("classes", "[\"a\",\"b\",\"c\"]"));
        assertArrayEquals(
                new String[] {"a", "b", "c"},
                take(file, List.of(), "resnet18").classes().toArray());
    }
}
