package org.nadir.scene;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nadir.base.UserProblem;

/** Opens scenes: GeoTIFF, and JPEG or PNG without a place on the earth. */
public final class Scenes {
    private Scenes() {}

    /**
     * Opens a file by its content, whatever its name. Only the header is read.
     *
     * @throws UserProblem when the file is missing, unreadable or of a kind that is not supported
     */
    public static Scene open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of("There is no such file").file(file).problem();
        }
        throw UserProblem.of("This is not an image that can be read").file(file).problem();
    }
}
