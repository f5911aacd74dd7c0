package org.nadir.scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the header of a scene says.
 *
 * @param width full-resolution pixels across
 * @param height full-resolution pixels down
 * @param bands samples per pixel, alpha included
 * @param type of every sample
 * @param crs empty when the file names none
 * @param transform empty when the file has none (or only ground control points)
 * @param noData value that means "nothing here"; may be NaN
 * @param overviews downsample factors of the stored overviews, rising, rounded
 * @param bandNames one per band; "Band 1" where the file has none
 * @param pixelSizeMetres across and down on the ground at the centre, where it can be known
 * @param colours what the bands mean
 */
public record SceneInfo(
        Path file,
        int width,
        int height,
        int bands,
        SampleType type,
        Optional<SceneCrs> crs,
        Optional<GeoTransform> transform,
        OptionalDouble noData,
        List<Integer> overviews,
        List<String> bandNames,
        Optional<double[]> pixelSizeMetres,
        BandColours colours) {
    public SceneInfo {
        overviews = List.copyOf(overviews);
        bandNames = List.copyOf(bandNames);
    }

    /** An image without a place on the earth. */
    public static SceneInfo plain(Path file, int width, int height, int bands) {
        return new SceneInfo(
                file,
                width,
                height,
                bands,
                SampleType.UINT8,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                defaultBandNames(bands),
                Optional.empty(),
                bands >= 3 ? BandColours.rgb() : BandColours.grey());
    }

    static List<String> defaultBandNames(int bands) {
        return java.util.stream.IntStream.rangeClosed(1, bands)
                .mapToObj(i -> "Band " + i)
                .toList();
    }
}
