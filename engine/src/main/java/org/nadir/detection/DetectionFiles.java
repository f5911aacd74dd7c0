package org.nadir.detection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nadir.base.AtomicFile;
import org.nadir.data.DotaText;
import org.nadir.data.DotaText.Task1Row;
import org.nadir.scene.SceneInfo;

/**
 * Writes detections to files of other programs and reads our own back. Files are replaced whole; whether one may be
 * replaced is the caller's question to ask.
 *
 * <p>The GeoJSON is a FeatureCollection (RFC 7946) of polygons in WGS 84, longitude first, nine decimals, exterior rings
 * counter-clockwise. Each feature's properties: {@code class}, {@code score}, {@code centreX}, {@code centreY},
 * {@code width}, {@code height} (pixels of the scene), {@code angle} (radians, le90, clockwise on screen),
 * {@code angleDegrees}, {@code widthMetres} and {@code heightMetres} where the pixel size is known, {@code pixelCorners}
 * (x0, y0 .. x3, y3), {@code scene}, {@code run}. The foreign member {@code nadir} holds the format's version, scene, run,
 * classes and the meaning of the coordinates ({@code "coordinates": "wgs84"}, or {@code "pixels"} for a scene without a
 * place on the earth, whose polygons are in its pixels).
 */
public final class DetectionFiles {
    private DetectionFiles() {}

    /**
     * Writes a GeoJSON file.
     *
     * @param info the scene's header: where it lies and how large its pixels are
     * @throws org.nadir.base.UserProblem when the file cannot be written or the scene's reference system is not understood
     */
    public static void writeGeoJson(Path file, DetectionSet set, SceneInfo info) {
        GeoJsonWriter writer = new GeoJsonWriter(set, info);
        AtomicFile.write(file, writer::write);
    }

    /**
     * Reads a GeoJSON file that {@link #writeGeoJson} wrote; the boxes are those of the pixel properties.
     *
     * @throws org.nadir.base.UserProblem when it is anything else, naming the feature and the field
     */
    public static DetectionSet readGeoJson(Path file) {
        return new GeoJsonReader(file).read();
    }

    /**
     * Writes DOTA's task-1 text, a file {@code Task1_CLASS.txt} for each class, into a folder that is made if need be; the
     * image name is the scene's, with blanks replaced, since the rows are separated by them.
     *
     * @throws org.nadir.base.UserProblem when it cannot be written
     */
    public static void writeDota(Path folder, List<DetectionSet> sets) {
        List<String> classes = new ArrayList<>();
        List<Task1Row> rows = new ArrayList<>();
        for (DetectionSet set : sets) {
            set.classes().stream().filter(name -> !classes.contains(name)).forEach(classes::add);
            String image = set.scene().replaceAll("\\s", "_");
            for (Detection detection : set.detections()) {
                rows.add(new Task1Row(image, set.className(detection), detection.score(), detection.box()));
            }
        }
        DotaText.writeTask1(folder, classes, rows);
    }
}
