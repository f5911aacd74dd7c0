package org.nadir.app.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;

class ScenesModelTest {
    private final ScenesModel model = new ScenesModel();

    private static OpenScene scene(String name) {
        Path file = Path.of(name);
        Scene scene = new Scene() {
            @Override
            public SceneInfo info() {
                return SceneInfo.plain(file, 10, 10, 3);
            }

            @Override
            public PixelBlock read(PixelWindow window, double downsample, int... bands) {
                return PixelBlock.of(1, 1, new float[1]);
            }

            @Override
            public void close() {}
        };
        return new OpenScene(file, scene, Optional.empty(), Rendering.bytes(0, 1, 2));
    }

    private static DetectionResult result(String name) {
        return new DetectionResult(name, "run", List.of("plane"), List.of());
    }

    @Test
    void anotherSceneWithAnEqualRenderingIsHeardOf() {
        model.show(scene("a.tif"));
        List<Optional<Rendering>> heard = new ArrayList<>();
        model.rendering().addListener((property, before, now) -> heard.add(now));
        model.show(scene("b.tif"));
        assertEquals(List.of(Optional.empty(), Optional.of(Rendering.bytes(0, 1, 2))), heard);
    }

    @Test
    void detectionsLeaveWithTheirScene() {
        model.show(scene("a.tif"));
        model.add(result("found"));
        model.show(scene("b.tif"));
        assertTrue(model.sets().isEmpty());
        assertTrue(model.current().get().isEmpty());
    }

    @Test
    void detectionsThatCameFirstWaitForTheirScene() {
        DetectionResult early = result("early");
        model.add(early);
        model.show(scene("a.tif"));
        assertEquals(List.of(early), model.sets());
    }

    @Test
    void layersAreOrderedAndRemovedOneByOne() {
        DetectionResult first = result("first");
        DetectionResult second = result("second");
        model.add(first);
        model.add(second);
        assertEquals(List.of(second, first), model.sets());
        model.move(first, -1);
        assertEquals(List.of(first, second), model.sets());
        model.move(first, -1);
        assertEquals(List.of(first, second), model.sets());
        model.remove(second);
        assertEquals(Optional.of(first), model.current().get());
    }
}
