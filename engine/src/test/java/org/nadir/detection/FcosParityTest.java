package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** The losses of the real MMRotate 0.3.4's Rotated FCOS against this one's: same weights by its names, same image (see src/test/oracle). */
class FcosParityTest {
    private static final OracleFile ORACLE = OracleFile.open("mmrotate-rotated-fcos-r18");

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private Detector fcos(String boxLoss) {
        List<String> classes = List.of(new Gson().fromJson(ORACLE.note("classes"), String[].class));
        DetectorSettings settings = new DetectorSettings(
                        Detectors.ROTATED_FCOS, "resnet18", 64, 4, 4, classes, BackboneOptions.torchvision())
                .withBoxLoss(BoxLossChoice.of(boxLoss));
        Detector detector = Detectors.create(settings, manager, new RandomStreams(0));
        WeightReport report = WeightLoader.load(detector.parameters(), "", ORACLE.weights());
        assertTrue(report.complete(), report.summary());
        assertEquals(List.of(), report.ignored());
        return detector;
    }

    private ImageBatch image() {
        HostTensor image = ORACLE.image();
        return new ImageBatch(
                Ops.constant(manager, image.values(), new Shape(image.shape())),
                new int[] {(int) image.shape()[3]},
                new int[] {(int) image.shape()[2]});
    }

    @Test
    void itsLossesAreTheSame() {
        float[][] boxes = new Gson().fromJson(ORACLE.note("boxes"), float[][].class);
        int[] labels = new Gson().fromJson(ORACLE.note("labels"), int[].class);
        List<OrientedBox> truths = new ArrayList<>();
        for (float[] each : boxes) {
            truths.add(new OrientedBox(each[0], each[1], each[2], each[3], each[4]));
        }
        LossTerms loss = fcos("kld").loss(image(), List.of(Targets.of(truths, labels, new boolean[truths.size()])));
        // what fcos_losses.py prints
        assertEquals(0.6747162, loss.terms().get("classification").getFloat(), 1e-4);
        assertEquals(0.8328642, loss.terms().get("regression").getFloat(), 1e-4);
        assertEquals(0.6944287, loss.terms().get("centreness").getFloat(), 1e-4);
    }
}
