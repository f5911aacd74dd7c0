package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;

class DataDigestTest {
    private static DataSplit split(String folder, double x) {
        Annotation ship = new Annotation("ship", new OrientedBox(x, 20, 8, 4, 0.5), false);
        return new DataSplit(
                "train", List.of(new LabelledImage("a", Path.of(folder, "a.png"), List.of(ship), Optional.empty())));
    }

    @Test
    void aDataSetThatWasMovedKeepsItsDigest() {
        assertEquals(DataDigest.of(split("/here", 10)), DataDigest.of(split("/there", 10)));
    }

    @Test
    void oneBoxThatMovedChangesTheDigest() {
        assertNotEquals(DataDigest.of(split("/here", 10)), DataDigest.of(split("/here", 10.5)));
    }
}
