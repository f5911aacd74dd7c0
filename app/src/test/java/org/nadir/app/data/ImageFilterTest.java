package org.nadir.app.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.data.Annotation;
import org.nadir.data.LabelledImage;
import org.nadir.data.Pixels;
import org.nadir.geometry.OrientedBox;

class ImageFilterTest {
    private static ImageEntry entry(String split, String className, int boxes) {
        Annotation label = new Annotation(className, new OrientedBox(5, 5, 4, 2, 0), false);
        return new ImageEntry(
                split, new LabelledImage("a", Path.of("a.png"), Collections.nCopies(boxes, label), Optional.empty()));
    }

    @Test
    void everyPartOfTheFilterMustHold() {
        ImageFilter filter = new ImageFilter("train", "ship", ImageFilter.Count.FEW);
        assertTrue(filter.accepts(entry("train", "ship", 3)));
        assertFalse(filter.accepts(entry("val", "ship", 3)));
        assertFalse(filter.accepts(entry("train", "plane", 3)));
        assertFalse(filter.accepts(entry("train", "ship", 10)));
    }

    @Test
    void imagesWithoutBoxesCanBeAskedFor() {
        ImageFilter filter = new ImageFilter("", "", ImageFilter.Count.NONE);
        assertTrue(filter.accepts(entry("train", "ship", 0)));
        assertFalse(filter.accepts(entry("train", "ship", 1)));
    }

    @Test
    void aThumbnailPixelIsTheMeanOfWhatLiesUnderIt() {
        byte[] rgb = {0, 0, 0, 100, 0, 0, (byte) 200, 0, 0, (byte) 100, 0, 0};
        int[] small = BoxPainting.shrink(new Pixels(2, 2, rgb), 1, 1);
        assertEquals(List.of(0xff640000), List.of(small[0]));
    }
}
