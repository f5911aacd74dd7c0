package org.nadir.app.runs;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.OneJob;
import org.nadir.base.Progress;
import org.nadir.data.ImageSize;
import org.nadir.data.LabelledImage;
import org.nadir.data.Pixels;
import org.nadir.viewer.map.ValueGrid;

/**
 * The maps of a student and its teacher over one validation image: which run, image and checkpoint, what is laid over it, and
 * the process that compares them. Needs no toolkit; FX thread only.
 */
final class PairMapsModel {
    private final BackgroundTasks tasks;
    private final Looker looker;
    private final ReadOnlyObjectWrapper<Optional<RunItem>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<PairImages> images = new ReadOnlyObjectWrapper<>(PairImages.NONE);
    private final StringProperty image = new SimpleStringProperty("");
    private final StringProperty checkpoint = new SimpleStringProperty("");
    private final ObjectProperty<SeenMaps.Quantity> quantity = new SimpleObjectProperty<>(SeenMaps.Quantity.WEIGHTS);
    private final ObjectProperty<Integer> level = new SimpleObjectProperty<>(0);
    private final ReadOnlyObjectWrapper<Optional<Pixels>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SeenMaps>> maps = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ValueGrid>> grid = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final OneJob job;
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private boolean reading;

    /** What is to be compared. */
    record Wanted(RunItem run, String checkpoint, String image, String device) {}

    /** Compares the maps; off the FX thread. */
    @FunctionalInterface
    interface Looker {
        SeenMaps look(Wanted wanted, Progress progress) throws Exception;
    }

    PairMapsModel(BackgroundTasks tasks, Looker looker) {
        this.tasks = tasks;
        this.looker = looker;
        this.job = new OneJob(tasks);
        image.addListener((property, before, now) -> another());
        checkpoint.addListener((property, before, now) -> forget());
        quantity.addListener((property, before, now) -> lay());
        level.addListener((property, before, now) -> lay());
    }

    /** The run of a student; empty for any other. */
    ReadOnlyObjectProperty<Optional<RunItem>> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PairImages> images() {
        return images.getReadOnlyProperty();
    }

    StringProperty image() {
        return image;
    }

    StringProperty checkpoint() {
        return checkpoint;
    }

    ObjectProperty<SeenMaps.Quantity> quantity() {
        return quantity;
    }

    /** Of the pyramid, 0 the finest. */
    ObjectProperty<Integer> level() {
        return level;
    }

    /** The image itself. */
    ReadOnlyObjectProperty<Optional<Pixels>> picture() {
        return picture.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<SeenMaps>> maps() {
        return maps.getReadOnlyProperty();
    }

    /** What lies over the image; empty before the two were compared. */
    ReadOnlyObjectProperty<Optional<ValueGrid>> grid() {
        return grid.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Job>> running() {
        return job.running();
    }

    /** Why nothing can be compared, a sentence; empty when it can. */
    ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    /** Takes another run, whose images and checkpoints are read. */
    void show(Optional<RunItem> chosen) {
        Optional<RunItem> student = chosen.filter(RunItem::hasTeacher);
        boolean same = student.equals(run.get());
        boolean waits = images.get().checkpoints().isEmpty() && !reading;
        if (same && !waits) {
            return;
        }
        if (!same) {
            run.set(student);
            take(PairImages.NONE);
        }
        reading = student.isPresent();
        student.ifPresent(shown -> shown.spec()
                .ifPresent(spec -> tasks.latest(
                        "Reading the validation images",
                        progress -> PairImages.of(shown.folder(), spec, progress),
                        found -> {
                            reading = false;
                            take(found);
                        })));
    }

    private void take(PairImages found) {
        if (found.equals(images.get())) {
            reason.set(why());
            return;
        }
        images.set(found);
        image.set(found.images().keySet().stream().findFirst().orElse(""));
        checkpoint.set(
                found.checkpoints().contains("best")
                        ? "best"
                        : found.checkpoints().stream().reduce((a, b) -> b).orElse(""));
        reason.set(why());
    }

    private String why() {
        if (images.get().images().isEmpty()) {
            return run.get().isEmpty() ? "" : "The validation images are being read.";
        }
        return images.get().checkpoints().isEmpty() ? "The run has no checkpoint yet." : "";
    }

    private void another() {
        forget();
        picture.set(Optional.empty());
        Optional.ofNullable(images.get().images().get(image.get()))
                .ifPresent(shown -> tasks.latest(
                        "Reading " + shown.name(), progress -> shown.pixels(), pixels -> arrived(shown, pixels)));
    }

    private void arrived(LabelledImage shown, Pixels pixels) {
        if (shown.name().equals(image.get())) {
            picture.set(Optional.of(pixels));
            lay();
        }
    }

    private void forget() {
        job.forget();
        maps.set(Optional.empty());
        lay();
    }

    private void lay() {
        grid.set(maps.get().flatMap(seen -> picture.get()
                .map(pixels ->
                        seen.grid(quantity.get(), level.get(), new ImageSize(pixels.width(), pixels.height())))));
    }

    /** Compares the two on the image, unless that is going on. */
    void look(String device) {
        if (job.busy() || !reason.get().isEmpty() || run.get().isEmpty()) {
            return;
        }
        Wanted wanted = new Wanted(run.get().get(), checkpoint.get(), image.get(), device);
        job.start("Comparing maps", progress -> looker.look(wanted, progress), seen -> {
            maps.set(Optional.of(seen));
            lay();
        });
    }

    void cancel() {
        job.cancel();
    }
}
