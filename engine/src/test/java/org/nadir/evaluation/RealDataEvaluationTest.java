package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nadir.base.Progress;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.geometry.OrientedBox;

/** Real labels judged against themselves; skipped where the data is not on the machine. */
@Tag("real-data")
class RealDataEvaluationTest {
    @Test
    void labelsAgainstThemselvesAreExactlyOne() {
        for (String name : List.of("obb-hit-uav", "obb-dota-samples")) {
            DataSet data = open(name);
            ClassMap classes = data.classMap(Set.of("DontCare"));
            List<TruthBox> truths = TruthBox.of(data.splits().get(0), classes);
            List<ScoredBox> detections = truths.stream()
                    .filter(truth -> truth.label() >= 0)
                    .map(truth -> new ScoredBox(truth.image(), truth.box(), truth.label(), 1))
                    .toList();
            for (ApStyle style : ApStyle.values()) {
                MapResult result = RotatedMap.evaluate(detections, truths, classes.names(), style);
                assertEquals(1.0, result.map50());
                assertEquals(1.0, result.map5095());
            }
        }
    }

    @Test
    void boxesMovedByATenthOfTheirLengthLoseTheHighThresholdsOnly() {
        DataSet data = open("obb-ucas-aod");
        ClassMap classes = data.classMap(Set.of());
        List<TruthBox> truths = TruthBox.of(data.split("val"), classes);
        List<ScoredBox> detections = truths.stream()
                .map(truth -> new ScoredBox(truth.image(), moved(truth.box(), 0.1), truth.label(), 1))
                .toList();
        // along its own axis: IoU 0.9 / 1.1 = 0.818, above seven of the ten thresholds
        MapResult result = RotatedMap.evaluate(detections, truths, classes.names(), ApStyle.VOC12);
        assertEquals(1.0, result.map50());
        assertEquals(1.0, result.map75());
        assertEquals(0.7, result.map5095(), 1e-12);
    }

    private static OrientedBox moved(OrientedBox box, double share) {
        double step = share * box.width();
        return box.translated(step * Math.cos(box.angle()), step * Math.sin(box.angle()));
    }

    private static DataSet open(String name) {
        String folder = System.getProperty("nadir.realData", "");
        Path root = Path.of(folder, name);
        assumeTrue(!folder.isEmpty() && Files.isDirectory(root), "no real data at " + root);
        return DataSets.open(root, Progress.none());
    }
}
