package org.nadir.scene;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nadir.base.UserProblem;

/** Opens scenes: GeoTIFF (also BigTIFF and cloud-optimised), and JPEG or PNG with or without a place on the earth. */
public final class Scenes {
    private Scenes() {}

    /**
     * Opens a file by its content, whatever its name. Of a TIFF only the header is read, so the size does not matter; other
     * images are read whole.
     *
     * @throws UserProblem when the file is missing, unreadable or of a kind that is not supported
     */
    public static Scene open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.of(Files.isDirectory(file) ? "This is a folder, not an image" : "There is no such file")
                    .file(file)
                    .problem();
        }
        try {
            byte[] start;
            try (InputStream in = Files.newInputStream(file)) {
                start = in.readNBytes(16);
            }
            if (start.length == 0) {
                throw UserProblem.of("The file is empty").file(file).problem();
            }
            return TiffHeader.recognises(start) ? TiffOpener.open(file) : PlainImageOpener.open(file);
        } catch (AccessDeniedException e) {
            throw UserProblem.of("There is no permission to read this file")
                    .file(file)
                    .cause(e)
                    .problem();
        } catch (IOException e) {
            throw UserProblem.of("The file cannot be read: " + e.getMessage())
                    .file(file)
                    .cause(e)
                    .problem();
        }
    }

    /**
     * Decodes a few blocks of every level to see whether the pixels are whole, and says what is wrong otherwise. Takes tens of
     * milliseconds.
     *
     * @throws UserProblem when the pixel data is damaged
     */
    public static void probe(Scene scene) {
        if (scene instanceof RasterScene raster) {
            SceneProbe.check(raster);
        }
    }
}
