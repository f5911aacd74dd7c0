package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.Optional;
import org.nadir.scene.Georeference;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;

/** A scene on the map with what was found out while opening it. Whoever puts another in its place closes it. */
record OpenScene(Path file, Scene scene, Optional<Georeference> georeference, Rendering initial) {

    /** Opens a file and looks at its values for the first picture; off the FX thread. */
    static OpenScene of(Path file) {
        Scene scene = Scenes.open(file);
        try {
            return new OpenScene(file, scene, Georeference.of(scene.info()), Rendering.of(scene));
        } catch (RuntimeException e) {
            scene.close();
            throw e;
        }
    }

    SceneInfo info() {
        return scene.info();
    }

    String name() {
        return String.valueOf(file.getFileName());
    }
}
