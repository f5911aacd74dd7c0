package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.ImageBatch;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;

/** Detectors of other programs become runs, and runs become files for other programs. */
class ModelExchangeTest {
    private static final List<String> CLASSES = List.of("plane", "ship", "harbor");

    @TempDir
    Path folder;

    /** The detector that the real MMRotate was asked with, as its trainers wrap and store it. */
    private Path mmrotateFile(Map<String, String> notes) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        OracleFile.open("mmrotate-rotated-retinanet-r18").weights().forEach((name, tensor) -> {
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
        Map<String, String> values = Map.of("model.detector", "rotated-retinanet", "model.backbone", backbone);
        return new ModelImport(new ModelImport.Request(file, values, classes, Optional.empty(), folder.resolve("runs")))
                .run(Progress.none());
    }

    private String refused(Path file, List<String> classes, String backbone) {
        return String.valueOf(assertThrows(UserProblem.class, () -> take(file, classes, backbone))
                .getMessage());
    }

    @Test
    void anImportedDetectorFindsWhatMmrotateFound() {
        ModelImport.Result result = take(mmrotateFile(Map.of()), CLASSES, "resnet18");
        assertEquals(List.of(), result.report().ignored(), "counts of batches are nothing to tell of");
        assertEquals(
                RunStatus.State.FINISHED, result.folder().status().orElseThrow().state());
        assertEquals(32, result.folder().spec().model().neckChannels());
        OracleFile oracle = OracleFile.open("mmrotate-rotated-retinanet-r18");
        try (TrainedModel model = TrainedModel.open(result.folder().path(), "cpu")) {
            assertEquals(CLASSES, model.classes());
            HostTensor expected = oracle.output("detections_free");
            List<Detection> found = detect(model, oracle.image());
            assertEquals(expected.shape()[0], found.size());
            assertEquals(expected.values()[5], found.get(0).score(), 1e-3);
            assertEquals((int) expected.values()[6], found.get(0).label());
        }
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
    void anExportedDetectorHasMmrotatesNamesShapesAndValues() {
        ModelImport.Result result = take(mmrotateFile(Map.of()), CLASSES, "resnet18");
        Path file = folder.resolve("out.safetensors");
        try (TrainedModel model = TrainedModel.open(result.folder().path(), "cpu")) {
            ModelExport.write(model, ModelExport.Names.MMROTATE, file);
        }
        TensorFile written = Safetensors.read(file);
        Map<String, HostTensor> theirs =
                OracleFile.open("mmrotate-rotated-retinanet-r18").weights();
        assertEquals(
                new TreeSet<>(theirs.keySet()), new TreeSet<>(written.tensors().keySet()));
        theirs.forEach(
                (name, tensor) -> assertTrue(tensor.sameAs(written.tensors().get(name)), name));
        assertEquals("pt", written.metadata().get("format"));
        // the file says its classes, so that the way back needs no list
        assertEquals(CLASSES, take(file, List.of(), "resnet18").classes());
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
