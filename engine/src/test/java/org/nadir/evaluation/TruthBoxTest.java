package org.nadir.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.data.Annotation;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.geometry.OrientedBox;

class TruthBoxTest {
    @Test
    void forUprightBoxesALabelIsItsBoundingRectangle() {
        // 10 x 5 turned by 3-4-5 the other way: 11 across, 10 down
        OrientedBox turned = new OrientedBox(20, 30, 10, 5, -Math.atan2(0.6, 0.8));
        Annotation label = new Annotation("ship", turned, true);
        LabelledImage image = new LabelledImage("a", Path.of("a.png"), List.of(label), Optional.empty());
        DataSplit split = new DataSplit("train", List.of(image));
        ClassMap classes = ClassMap.of(List.of("ship"));
        assertEquals(turned, TruthBox.of(split, classes, false).get(0).box());
        TruthBox upright = TruthBox.of(split, classes, true).get(0);
        assertEquals(20, upright.box().cx(), 1e-9);
        assertEquals(11, upright.box().width(), 1e-9);
        assertEquals(10, upright.box().height(), 1e-9);
        assertEquals(0, upright.box().angle());
        assertEquals(true, upright.difficult());
    }
}
