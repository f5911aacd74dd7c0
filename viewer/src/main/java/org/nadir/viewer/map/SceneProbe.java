package org.nadir.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.scene.Georeference;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Scene;

/** Reads one pixel of an open scene with its map coordinates. The scene stays with its owner. */
public final class SceneProbe implements MapProbe {
    private final Scene scene;
    private final Optional<Georeference> georeference;

    public SceneProbe(Scene scene) {
        this.scene = scene;
        this.georeference = Georeference.of(scene.info());
    }

    @Override
    public Reading at(double x, double y) {
        PixelBlock block = scene.read(new PixelWindow((int) Math.floor(x), (int) Math.floor(y), 1, 1), 1);
        List<Float> values = new ArrayList<>();
        for (int band = 0; band < block.bands() && block.valid(0, 0); band++) {
            values.add(block.sample(band, 0, 0));
        }
        return new Reading(georeference.map(g -> position(g, x, y)), values);
    }

    private static CursorReadout.Position position(Georeference georeference, double x, double y) {
        double[] map = georeference.toMap(x, y);
        return new CursorReadout.Position(map[0], map[1], georeference.crsName());
    }
}
