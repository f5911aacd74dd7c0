package org.nadir.data.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nadir.base.AtomicFile;
import org.nadir.base.Progress;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;

/** Draws the sample scenes and puts them on the map: an airport and a harbour in UTM zone 32 north. */
final class SampleScenes {
    private static final int UTM_32_NORTH = 32632;

    private final SampleSettings settings;

    SampleScenes(SampleSettings settings) {
        this.settings = settings;
    }

    /** The scenes and where their left upper corners lie; the places themselves are made up. */
    enum Place {
        AIRPORT(Layout.AIRPORT, new Placement(-55, 20, -0.25), new double[] {566_400, 5_941_800, 0.45}),
        HARBOUR(Layout.HARBOUR, new Placement(20, -10, 0.22), new double[] {571_200, 5_933_600, 0.36});

        private final Layout layout;
        private final Placement centre;
        /** West and north edge in UTM, and metres per pixel: what suits the size of the objects. */
        private final double[] ground;

        Place(Layout layout, Placement centre, double[] ground) {
            this.layout = layout;
            this.centre = centre;
            this.ground = ground;
        }

        String fileName() {
            return name().toLowerCase(Locale.ROOT) + ".tif";
        }
    }

    static GeoTransform transform(Place place) {
        return GeoTransform.northUp(place.ground[0], place.ground[1], place.ground[2], place.ground[2]);
    }

    Picture draw(Place place) {
        Dice dice = new Dice(settings.seed()).fork(1_000 + place.ordinal());
        View view = new View(place.centre, place.ground[2], settings.sceneSize(), settings.sceneSize());
        return Picture.take(
                place.layout.build(dice.fork(1)),
                view,
                Atmosphere.of(dice.fork(2)).quieter(0.5));
    }

    void write(Path folder, Progress progress) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        for (Place place : Place.values()) {
            if (!progress.cancelled()) {
                progress.report(place.ordinal(), Place.values().length, "scenes");
                write(folder.resolve(place.fileName()), place);
            }
        }
    }

    private void write(Path file, Place place) {
        Picture picture = draw(place);
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                settings.sceneSize(),
                settings.sceneSize(),
                3,
                Optional.of(transform(place)),
                OptionalInt.of(UTM_32_NORTH),
                GeoTiffWriter.Storage.TILED);
        GeoTiffWriter.write(file, layout, picture.pixels().rgb());
        String name = file.getFileName().toString();
        AtomicFile.writeString(
                file.resolveSibling(name.substring(0, name.length() - 4) + ".txt"), SampleDataSet.labels(picture));
    }
}
