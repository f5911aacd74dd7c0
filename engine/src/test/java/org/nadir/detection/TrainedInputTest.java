package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.data.DataSplit;
import org.nadir.data.LabelledImage;
import org.nadir.scene.GeoTiffWriter;

class TrainedInputTest {
    @TempDir
    Path temp;

    private final List<LabelledImage> images = new ArrayList<>();

    @Test
    void picturesOfOneKindNeedNoWord() throws IOException {
        picture();
        picture();
        assertTrue(TrainedInput.mixture(split()).isEmpty());
        assertEquals(3, TrainedInput.of(split()).bands());
    }

    @Test
    void ofSeveralKindsTheMostFrequentCountsAndThatIsTold() throws IOException {
        tiff();
        tiff();
        tiff();
        picture();
        picture();
        // the middle image is a picture once one more is in front
        images.add(0, images.remove(4));
        images.add(2, images.remove(4));
        assertEquals(5, TrainedInput.of(split()).bands());
        String sentence = TrainedInput.mixture(split()).orElseThrow();
        assertTrue(sentence.contains("3 GeoTIFF of 5 bands Byte"), sentence);
        assertTrue(sentence.contains("2 plain pictures"), sentence);
    }

    private DataSplit split() {
        return new DataSplit("train", images);
    }

    private void picture() throws IOException {
        Path file = temp.resolve(images.size() + ".png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        add(file);
    }

    private void tiff() {
        Path file = temp.resolve(images.size() + ".tif");
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                16, 16, 5, Optional.empty(), OptionalInt.empty(), GeoTiffWriter.Storage.STRIPED);
        GeoTiffWriter.write(file, layout, new byte[16 * 16 * 5]);
        add(file);
    }

    private void add(Path file) {
        images.add(new LabelledImage(file.getFileName().toString(), file, List.of(), Optional.empty()));
    }
}
