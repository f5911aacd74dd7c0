package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.viewer.GoldenImage;
import org.nadir.viewer.style.Palette;

class MapPictureTest {
    private static final List<MapBox> BOXES = List.of(
            box(1, new OrientedBox(40, 30, 44, 18, 0.5), "ship", false),
            box(2, new OrientedBox(41, 31, 46, 20, 0.55), "ship", true),
            box(3, new OrientedBox(100, 60, 30, 30, -1.2), "plane", false),
            box(4, new OrientedBox(120, 20, 12, 2, 1.0), "car", false),
            box(5, new OrientedBox(20, 75, 1.5, 1, 0), "car", false),
            box(6, new OrientedBox(128, 96, 60, 20, 0.8), "ship", false),
            box(7, new OrientedBox(70, 85, 13, 7, 0.6), "plane", false));

    private static MapBox box(int key, OrientedBox shape, String label, boolean dashed) {
        Color colour = Palette.of(List.of("ship", "plane", "car")).color(label);
        return new MapBox(key, shape, label, colour, 0.8, dashed);
    }

    private static MapPicture.Options bare(int side) {
        return new MapPicture.Options(side, "", false, false);
    }

    @Test
    void boxesOnASceneLookAsTheyDid() {
        BufferedImage picture = MapPicture.render(new Gradient(128, 96), Rendering.bytes(0, 1, 2), BOXES, bare(128));
        GoldenImage.check("map-picture", picture);
    }

    @Test
    void aLargeSceneIsBroughtToTheSizeAskedFor() {
        BufferedImage picture = MapPicture.render(new Gradient(128, 96), Rendering.bytes(0, 1, 2), BOXES, bare(64));
        assertEquals(64, picture.getWidth());
        assertEquals(48, picture.getHeight());
    }

    @Test
    void titleLegendAndScaleBarTakeRoomAroundTheScene() {
        BufferedImage picture = MapPicture.render(
                new Gradient(400, 96),
                Rendering.bytes(0, 1, 2),
                BOXES,
                MapPicture.Options.standard().withTitle("Port"));
        assertEquals(400, picture.getWidth());
        assertTrue(picture.getHeight() >= 96 + 32 + 22);
    }

    @Test
    void thePictureIsWrittenAsPng(@TempDir Path folder) {
        Path file = folder.resolve("map.png");
        MapPicture.writePng(file, MapPicture.render(new Gradient(64, 64), Rendering.bytes(0, 1, 2), BOXES, bare(64)));
        assertTrue(file.toFile().length() > 100);
    }

    /** Three bands in memory that rise to the right, downwards and along the diagonal. */
    private record Gradient(int width, int height) implements Scene {
        @Override
        public SceneInfo info() {
            return SceneInfo.plain(Path.of("gradient"), width, height, 3);
        }

        @Override
        public PixelBlock read(PixelWindow window, double downsample, int... bands) {
            int w = (int) Math.ceil(window.width() / downsample);
            int h = (int) Math.ceil(window.height() / downsample);
            float[][] samples = new float[3][w * h];
            for (int i = 0; i < w * h; i++) {
                samples[0][i] = (float) (i % w * downsample);
                samples[1][i] = (float) (i / w * downsample) + 60;
                samples[2][i] = (samples[0][i] + samples[1][i]) / 2;
            }
            return PixelBlock.of(w, h, samples);
        }

        @Override
        public void close() {}
    }
}
