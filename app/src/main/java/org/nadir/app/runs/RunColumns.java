package org.nadir.app.runs;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Figures;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunStatus;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.FreezeTimeline;

/** The columns of the list of runs: what each says of a run and of a set. FX thread only. */
final class RunColumns {
    private final ReadOnlyBooleanProperty dark;
    private final TreeTableColumn<RunEntry, String> name;

    RunColumns(ReadOnlyBooleanProperty dark) {
        this.dark = dark;
        name = column("Name", 190, run -> new ReadOnlyObjectWrapper<>(run.name()), RunSetItem::title);
        name.setMinWidth(184);
        name.setCellFactory(view -> new RunNameCell());
    }

    /** The one that rows are indented in. */
    TreeTableColumn<RunEntry, String> name() {
        return name;
    }

    List<TreeTableColumn<RunEntry, ?>> all() {
        TreeTableColumn<RunEntry, Shown> state =
                column("State", 128, run -> run.status().map(RunColumns::state), set -> set.state()
                        .map(now -> new Shown(now.state(), now.words())));
        state.setMinWidth(108);
        state.setCellFactory(view -> new StateCell());
        return List.of(
                state,
                name,
                column("Detector", 150, run -> new ReadOnlyObjectWrapper<>(detector(run)), set -> set.runs()
                        .map(runs -> RunSetItem.common(runs, RunColumns::detector))),
                timeline(),
                figures("Best mAP50", 116, RunColumns::best, RunColumns::best),
                figures("Epoch", 90, RunColumns::epoch, RunColumns::epoch),
                figures("Time left", 86, RunColumns::left, RunColumns::left),
                device());
    }

    private static TreeTableColumn<RunEntry, String> device() {
        TreeTableColumn<RunEntry, String> column =
                column("Device", 72, run -> run.environment().map(any -> device(run)), set -> set.runs()
                        .map(runs -> RunSetItem.common(runs, RunColumns::device)));
        column.setMinWidth(66);
        return column;
    }

    private static <T> TreeTableColumn<RunEntry, T> column(
            String title,
            double width,
            Function<RunItem, ObservableValue<T>> ofRun,
            Function<RunSetItem, ObservableValue<T>> ofSet) {
        TreeTableColumn<RunEntry, T> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> {
            RunEntry entry = cell.getValue().getValue();
            return entry instanceof RunItem run ? ofRun.apply(run) : ofSet.apply((RunSetItem) entry);
        });
        return column;
    }

    private static TreeTableColumn<RunEntry, Figure> figures(
            String title, double width, Function<RunStatus, Figure> ofRun, Function<RunSetState, Figure> ofSet) {
        TreeTableColumn<RunEntry, Figure> column =
                column(title, width, run -> run.status().map(s -> s.map(ofRun).orElse(Figure.NONE)), set -> set.state()
                        .map(ofSet));
        column.setMinWidth(width);
        column.getStyleClass().add("figures");
        return column;
    }

    /** A number and how it is written; sorted by the number, with those that have none below all others. */
    private record Figure(double value, String words) implements Comparable<Figure> {
        static final Figure NONE = new Figure(Double.NEGATIVE_INFINITY, "–");

        @Override
        public int compareTo(Figure other) {
            return Double.compare(value, other.value);
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static Figure best(RunStatus status) {
        return status.bestEpoch() < 0 ? Figure.NONE : new Figure(status.bestScore(), RunFacts.bestScore(status));
    }

    private static Figure best(RunSetState set) {
        return RunSetCase.best(set)
                .map(best -> new Figure(best.best().mean(), best.score()))
                .orElse(Figure.NONE);
    }

    private static Figure epoch(RunStatus status) {
        double done = status.state() == RunStatus.State.FINISHED ? 1 : (double) status.epoch() / status.epochs();
        return status.epochs() < 1 ? Figure.NONE : new Figure(done, RunFacts.epoch(status));
    }

    private static Figure epoch(RunSetState set) {
        return set.size() == 0
                ? Figure.NONE
                : new Figure((double) set.finished() / set.size(), set.finished() + "/" + set.size() + " runs");
    }

    private static Figure left(RunStatus status) {
        return status.state().active() ? left(status.remainingSeconds()) : Figure.NONE;
    }

    private static Figure left(RunSetState set) {
        return left(set.remainingSeconds());
    }

    private static Figure left(double seconds) {
        return Double.isFinite(seconds) ? new Figure(seconds, Figures.duration(seconds)) : Figure.NONE;
    }

    private static String detector(RunItem run) {
        return run.spec().map(RunColumns::model).orElse(run.recorded() ? "of another program" : "–");
    }

    private static String model(ExperimentSpec spec) {
        return spec.model().detector() + ", " + spec.model().backbone();
    }

    private static String device(RunItem run) {
        return run.environment()
                .get()
                .getOrDefault("device", run.spec().map(s -> s.run().device()).orElse("–"));
    }

    private static Shown state(Optional<RunStatus> status) {
        return status.map(now -> new Shown(now.state(), RunFacts.state(now)))
                .orElse(new Shown(RunStatus.State.STARTING, "Waiting"));
    }

    /** A state and what it is called; sorted as runs go. */
    private record Shown(RunStatus.State state, String words) implements Comparable<Shown> {
        @Override
        public int compareTo(Shown other) {
            return Comparator.comparing(Shown::state)
                    .thenComparing(Shown::words)
                    .compare(this, other);
        }
    }

    private static final class StateCell extends TreeTableCell<RunEntry, Shown> {
        @Override
        protected void updateItem(@Nullable Shown shown, boolean empty) {
            super.updateItem(shown, empty);
            setGraphic(empty || shown == null ? null : RunStateLabel.of(shown.state(), shown.words()));
        }
    }

    private TreeTableColumn<RunEntry, RunEntry> timeline() {
        TreeTableColumn<RunEntry, RunEntry> column = new TreeTableColumn<>("Schedule");
        column.setPrefWidth(138);
        column.setMinWidth(138);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()));
        column.setCellFactory(view -> new ScheduleCell());
        return column;
    }

    /** The schedule of a run; how far a set is. */
    private final class ScheduleCell extends TreeTableCell<RunEntry, RunEntry> {
        private @Nullable RunEntry shown;

        @Override
        protected void updateItem(@Nullable RunEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            RunEntry now = empty ? null : entry;
            // rows are asked again and again while a table is scrolled; a canvas is not made anew for that
            if (now != shown || now == null) {
                shown = now;
                setGraphic(
                        now == null ? null : now instanceof RunItem run ? schedule(run) : progress((RunSetItem) now));
            }
        }

        private FreezeTimeline schedule(RunItem run) {
            FreezeTimeline timeline = new FreezeTimeline(run.timeline(), FreezeTimeline.Size.CELL);
            timeline.themeProperty().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
            return timeline;
        }

        private RunSetProgress progress(RunSetItem set) {
            RunSetProgress bar = new RunSetProgress();
            bar.follow(set.state());
            return bar;
        }
    }
}
