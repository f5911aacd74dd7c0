package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.SettingsModel;
import org.nadir.scene.PixelWindow;

/** Does what the workspace Scenes is asked for; everything slow off the FX thread. FX thread only. */
final class ScenesController {
    private static final List<String> SCENES =
            List.of("*.tif", "*.tiff", "*.TIF", "*.TIFF", "*.png", "*.jpg", "*.jpeg", "*.PNG", "*.JPG");

    private final Desk desk;
    private final ScenesModel model;

    ScenesController(Desk desk, ScenesModel model) {
        this.desk = desk;
        this.model = model;
    }

    void chooseScene() {
        desk.files().open(new FilePicker.Question("Open a scene", SCENES, "")).stream()
                .findFirst()
                .ifPresent(this::openScene);
    }

    void openScene(Path file) {
        model.loading().get().ifPresent(Job::cancel);
        Job job = desk.tasks()
                .run("Opening " + file.getFileName(), progress -> OpenScene.of(file), this::show, this::loaded);
        model.loading().set(Optional.of(job));
    }

    private void loaded() {
        model.loading()
                .get()
                .filter(job -> !desk.tasks().running().contains(job))
                .ifPresent(job -> model.loading().set(Optional.empty()));
    }

    private void show(OpenScene opened) {
        model.loading().set(Optional.empty());
        Optional<OpenScene> before = model.show(opened);
        SettingsModel.remember(desk.settings().recentScenes(), opened.file());
        before.ifPresent(old -> desk.tasks().latest("Closing a scene", progress -> close(old), done -> {}));
    }

    private static boolean close(OpenScene old) {
        old.scene().close();
        return true;
    }

    void chooseDetections() {
        desk.files().open(new FilePicker.Question("Open detections", List.of("*.geojson", "*.json"), "")).stream()
                .findFirst()
                .ifPresent(this::openDetections);
    }

    void openDetections(Path file) {
        desk.tasks().run("Reading " + file.getFileName(), progress -> DetectionExchange.read(file), this::present);
    }

    private void present(DetectionResult set) {
        if (model.scene().get().isEmpty() && model.loading().get().isEmpty()) {
            desk.notices().news("The detections are shown as soon as a scene is open.");
        }
        model.add(set);
    }

    /** Changes bands and stretch; {@code window} is the part of the scene whose values decide. */
    void colour(StretchChoice choice, PixelWindow window) {
        model.scene().get().ifPresent(open -> desk.tasks()
                .latest("Changing the colours", progress -> choice.rendering(open.scene(), window), rendering -> {
                    if (model.scene().get().equals(Optional.of(open))) {
                        model.rendering().set(Optional.of(rendering));
                    }
                }));
    }

    /** Reads the histogram of a band of the open scene. */
    void histogram(int band, int place, Consumer<BandHistogram> done) {
        model.scene().get().ifPresent(open -> desk.tasks()
                .latest(
                        "Reading the values of band " + (band + 1) + " for place " + place,
                        progress -> BandHistogram.of(open.scene(), band),
                        done));
    }

    /** Longitude and latitude of a place of the scene. */
    void longitudeLatitude(OpenScene open, double[] pixel, Consumer<double[]> done) {
        open.georeference().ifPresent(place -> desk.tasks()
                .latest("Converting the centre of a detection", progress -> place.toWgs84(pixel[0], pixel[1]), done));
    }

    /** Runs a detector in its own process; the result becomes a layer. */
    void detect(DetectorRequest request) {
        OpenScene open = model.scene().get().orElse(null);
        if (open == null || model.detecting().get().isPresent()) {
            return;
        }
        Job job = desk.tasks()
                .run(
                        "Running the detector over " + open.name(),
                        progress -> DetectorProcess.run(request, open.file(), progress),
                        set -> take(open, set),
                        () -> model.detecting().set(Optional.empty()));
        model.detecting().set(Optional.of(job));
    }

    private void take(OpenScene open, DetectionResult set) {
        if (!model.scene().get().equals(Optional.of(open))) {
            desk.notices().news("The detector has finished, but its scene is no longer open.");
            return;
        }
        model.add(set);
        desk.notices().done(set.detections().size() + " objects found in " + open.name() + ".");
    }

    void exportGeoJson() {
        model.scene().get().ifPresent(open -> desk.files()
                .save(new FilePicker.Question(
                        "Export GeoJSON", List.of("*.geojson"), DetectionExchange.stem(open.file()) + ".geojson"))
                .ifPresent(file -> export(open, file, DetectionExchange.Format.GEO_JSON)));
    }

    void exportDota() {
        model.scene().get().ifPresent(open -> desk.files()
                .folder("Folder for DOTA text")
                .ifPresent(folder -> export(open, folder, DetectionExchange.Format.DOTA)));
    }

    private void export(OpenScene open, Path target, DetectionExchange.Format format) {
        model.current().get().ifPresent(result -> {
            DetectionExchange.Kept kept = DetectionExchange.Kept.of(result, open.info());
            int count = format.boxes(kept);
            desk.tasks()
                    .run(
                            "Writing " + target.getFileName(),
                            progress -> {
                                format.write(target, kept);
                                return target;
                            },
                            written -> desk.notices()
                                    .done(Figures.counted(count, "box", "boxes") + " written to " + written + "."));
        });
    }
}
