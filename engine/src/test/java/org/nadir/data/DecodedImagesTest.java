package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedImagesTest {
    private static final int BYTES = 20 * 10 * 3;

    @TempDir
    Path temp;

    @Test
    void whatFitsIsDecodedOnce() throws IOException {
        DecodedImages images = new DecodedImages(2 * BYTES);
        LabelledImage first = image("a.png");
        LabelledImage second = image("b.png");
        Pixels once = images.of(0, first);
        Pixels other = images.of(1, second);
        assertSame(once, images.of(0, first));
        assertSame(other, images.of(1, second));
    }

    @Test
    void whatDoesNotFitIsDecodedAgainAndThrowsNothingOut() throws IOException {
        DecodedImages images = new DecodedImages(2 * BYTES - 1);
        LabelledImage first = image("a.png");
        LabelledImage second = image("b.png");
        Pixels once = images.of(0, first);
        assertNotSame(images.of(1, second), images.of(1, second));
        assertSame(once, images.of(0, first));
    }

    @Test
    void nothingIsKeptWithoutABound() throws IOException {
        DecodedImages images = new DecodedImages(0);
        LabelledImage first = image("a.png");
        assertNotSame(images.of(0, first), images.of(0, first));
    }

    private LabelledImage image(String name) throws IOException {
        new DataFolder(temp).image(name, 20, 10);
        return new LabelledImage(name, temp.resolve(name), List.of(), Optional.empty());
    }
}
