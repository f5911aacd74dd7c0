package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.geometry.OrientedBox;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** The real MMRotate 0.3.4 against this one: same weights by its names, same image (see src/test/oracle). */
class MmrotateParityTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private RetinaNet retinaNet(OracleFile oracle, String backbone) {
        return (RetinaNet) detector(oracle, Detectors.ROTATED_RETINANET, backbone, 32);
    }

    private Detector detector(OracleFile oracle, String name, String backbone, int channels) {
        List<String> classes = List.of(new Gson().fromJson(oracle.note("classes"), String[].class));
        DetectorSettings settings =
                new DetectorSettings(name, backbone, channels, 4, 4, classes, BackboneOptions.torchvision());
        Detector detector = Detectors.create(settings, manager, new RandomStreams(0));
        WeightReport report = WeightLoader.load(detector.parameters(), "", oracle.weights());
        assertTrue(report.complete(), report.summary());
        assertEquals(List.of(), report.ignored());
        return detector;
    }

    private ImageBatch image(OracleFile oracle) {
        HostTensor image = oracle.image();
        NDArray pixels = Ops.constant(manager, image.values(), new Shape(image.shape()));
        return new ImageBatch(pixels, new int[] {(int) image.shape()[3]}, new int[] {(int) image.shape()[2]});
    }

    @ParameterizedTest
    @CsvSource({"resnet18, r18", "resnet50, r50"})
    void theHeadOfRetinaNetAnswersTheSame(String backbone, String name) {
        OracleFile oracle = OracleFile.open("mmrotate-rotated-retinanet-" + name);
        RetinaNet net = retinaNet(oracle, backbone);
        RetinaHead.Output output = net.forward(net.pyramid(image(oracle)));
        assertArrayEquals(oracle.output("logits").values(), output.logits().toFloatArray(), 2e-4f);
        assertArrayEquals(oracle.output("deltas").values(), output.deltas().toFloatArray(), 2e-4f);
    }

    @ParameterizedTest
    @CsvSource({"resnet18, r18", "resnet50, r50"})
    void retinaNetFindsTheSameObjects(String backbone, String name) {
        OracleFile oracle = OracleFile.open("mmrotate-rotated-retinanet-" + name);
        DetectionSettings settings = DetectionSettings.DEFAULT.withScoreThreshold(0.05);
        List<Detection> found =
                retinaNet(oracle, backbone).detect(image(oracle), settings).get(0);
        compare(oracle.output("detections_free"), found);
    }

    @ParameterizedTest
    @CsvSource({"rotated-fcos, 64", "rotated-faster-rcnn, 32", "oriented-rcnn, 32"})
    void theOtherDetectorsFindTheSameObjects(String name, int channels) {
        OracleFile oracle = OracleFile.open("mmrotate-" + name + "-r18");
        Detector detector = detector(oracle, name, "resnet18", channels);
        compare(
                oracle.output("detections_free"),
                detector.detect(image(oracle), DetectionSettings.DEFAULT).get(0));
    }

    /** Rows of (cx, cy, w, h, angle, score, label); both sides by falling score. */
    private static void compare(HostTensor expected, List<Detection> found) {
        List<Detection> wanted = new ArrayList<>();
        for (int row = 0; row < expected.shape()[0]; row++) {
            float[] v = java.util.Arrays.copyOfRange(expected.values(), 7 * row, 7 * row + 7);
            // MMRotate keeps boxes without an area, which nothing overlaps
            if (v[2] > 0 && v[3] > 0) {
                wanted.add(new Detection(new OrientedBox(v[0], v[1], v[2], v[3], v[4]), (int) v[6], v[5]));
            }
        }
        List<Detection> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
        assertEquals(wanted.size(), sorted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Detection one = wanted.get(i);
            Detection other = sorted.get(i);
            assertEquals(one.label(), other.label(), "label of " + i);
            assertEquals(one.score(), other.score(), 1e-3, "score of " + i);
            assertEquals(one.box().cx(), other.box().cx(), 0.05, "cx of " + i + one + other);
            assertEquals(one.box().cy(), other.box().cy(), 0.05, "cy of " + i + one + other);
            assertEquals(
                    one.box().width(), other.box().width(), 1e-3 * one.box().width(), "width of " + i);
            assertEquals(
                    one.box().height(),
                    other.box().height(),
                    1e-3 * (1 + one.box().height()),
                    "height of " + i);
            assertEquals(one.box().angle(), other.box().angle(), 1e-3, "angle of " + i);
        }
    }

    @Test
    void theLossesOfRetinaNetAreTheSame() {
        OracleFile oracle = OracleFile.open("mmrotate-rotated-retinanet-r18");
        float[][] boxes = new Gson().fromJson(oracle.note("boxes"), float[][].class);
        int[] labels = new Gson().fromJson(oracle.note("labels"), int[].class);
        List<OrientedBox> truths = new ArrayList<>();
        for (float[] each : boxes) {
            truths.add(new OrientedBox(each[0], each[1], each[2], each[3], each[4]));
        }
        LossTerms loss = retinaNet(oracle, "resnet18")
                .loss(image(oracle), List.of(Targets.of(truths, labels, new boolean[truths.size()])));
        assertEquals(
                oracle.output("loss_cls").values()[0],
                loss.terms().get("classification").getFloat(),
                1e-4);
        assertEquals(
                oracle.output("loss_bbox").values()[0],
                loss.terms().get("regression").getFloat(),
                1e-4);
    }
}
