package org.nadir.app.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Desk;
import org.nadir.run.RunStatus;

/** What can be asked of the chosen run or set, each once for toolbar, menu and palette. FX thread only. */
final class RunsCommands {
    private final Desk desk;
    private final RunsModel model;
    private final RunsController runs;
    private final RunSetsController sets;

    RunsCommands(Desk desk, RunsModel model, RunsController runs, RunSetsController sets) {
        this.desk = desk;
        this.model = model;
        this.runs = runs;
        this.sets = sets;
    }

    /** A command on a run, and what it is on a set; either may not be there for it. */
    private record Ask<T>(Predicate<T> allowed, Consumer<T> action) {
        static <T> Ask<T> never() {
            return new Ask<>(any -> false, any -> {});
        }
    }

    /** Pause, resume and stop. */
    List<Command> control() {
        return List.of(
                command(
                        label("runs.pause", "Pause", Material2MZ.PAUSE),
                        new Ask<>(run -> state(run) == RunStatus.State.RUNNING, runs::pause),
                        new Ask<>(set -> now(set).active() > now(set).paused(), sets::pause)),
                command(
                        label("runs.resume", "Resume", Material2MZ.PLAY_ARROW),
                        new Ask<>(RunsCommands::resumable, runs::resume),
                        new Ask<>(set -> now(set).resumable(), sets::resume)),
                command(
                        label("runs.stop", "Stop", Material2MZ.STOP),
                        new Ask<>(RunItem::active, runs::stop),
                        new Ask<>(set -> now(set).stoppable(), sets::stop)));
    }

    Command duplicate() {
        return command(
                label("runs.duplicate", "Duplicate", Material2AL.CONTENT_COPY),
                new Ask<>(run -> !run.recorded(), runs::duplicate),
                Ask.never());
    }

    Command detect() {
        return command(
                label("runs.detect", "Show on a scene", Material2OutlinedMZ.MAP),
                new Ask<>(RunsCommands::detects, run -> desk.crossing().detectWith(run.path())),
                Ask.never());
    }

    Command compare() {
        return command(
                label("runs.compare", "Compare", Material2OutlinedAL.COMPARE_ARROWS),
                new Ask<>(run -> true, run -> desk.crossing().compareRun(run.path())),
                new Ask<>(set -> now(set).size() > 0, set -> desk.crossing().compareRun(set.path())));
    }

    /** Those that are in menus and no toolbar. */
    List<Command> more(Runnable askForSeeds) {
        List<Command> more = new ArrayList<>();
        more.add(command(
                label("runs.seeds", "Add seeds…", Material2AL.ADD),
                Ask.never(),
                new Ask<>(set -> now(set).size() > 0, set -> askForSeeds.run())));
        more.add(command(
                label("runs.reveal", "Open folder", Material2OutlinedAL.FOLDER),
                new Ask<>(run -> true, run -> desk.files().reveal(run.path())),
                new Ask<>(set -> true, set -> desk.files().reveal(set.path()))));
        more.add(command(
                label("runs.copy", "Copy command", Material2OutlinedAL.CONTENT_COPY),
                Ask.never(),
                new Ask<>(set -> now(set).size() > 0, RunsCommands::copy)));
        return more;
    }

    private static Command label(String id, String label, Ikon icon) {
        return Command.of(id, label, icon, () -> {});
    }

    private Command command(Command label, Ask<RunItem> run, Ask<RunSetItem> set) {
        return Command.of(label.id(), label.label(), label.icon(), () -> {
                    model.selected().get().ifPresent(run.action());
                    model.selectedSet().get().ifPresent(set.action());
                })
                .when(allowed(run.allowed(), set.allowed()));
    }

    private BooleanBinding allowed(Predicate<RunItem> run, Predicate<RunSetItem> set) {
        BooleanProperty now = new SimpleBooleanProperty();
        model.chosen().addListener((property, before, chosen) -> {
            now.unbind();
            now.set(false);
            chosen.ifPresent(entry -> {
                if (entry instanceof RunItem one) {
                    now.bind(one.status().map(status -> run.test(one)));
                } else if (entry instanceof RunSetItem all) {
                    now.bind(all.state().map(state -> set.test(all)));
                }
            });
        });
        return now.and(new SimpleBooleanProperty(true));
    }

    private static RunSetState now(RunSetItem set) {
        return set.state().get();
    }

    private static RunStatus.State state(RunItem run) {
        return run.status().get().map(RunStatus::state).orElse(RunStatus.State.STARTING);
    }

    private static boolean resumable(RunItem run) {
        return switch (state(run)) {
            case PAUSED, STOPPED, FAILED, DIED -> true;
            case STARTING, RUNNING, FINISHED -> false;
        };
    }

    private static boolean detects(RunItem run) {
        return !run.recorded()
                && run.status()
                        .get()
                        .map(s -> s.bestEpoch() >= 0 || s.epoch() > 0)
                        .orElse(false);
    }

    /** The command goes on with the set, on this machine or on another one that sees its folder. */
    private static void copy(RunSetItem set) {
        ClipboardContent content = new ClipboardContent();
        content.putString(commandLine(set));
        Clipboard.getSystemClipboard().setContent(content);
    }

    static String commandLine(RunSetItem set) {
        int workers = set.workers().get();
        return "nadir sweep \"" + set.path() + "\"" + (workers == 1 ? "" : " --parallel " + workers);
    }
}
