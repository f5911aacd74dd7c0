package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.distillation.SpectralSettings;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.viewer.pair.PairDiagram;

/**
 * The pair of the draft in the form: its picture and what speaks against it, anew with every change; and what a person
 * chooses for it. Looks at the teacher's files off the FX thread. Needs no toolkit; FX thread only.
 */
final class PairDesign {
    static final String CARD = "distillation";
    static final String METHOD = "distillation.method";
    static final String TEACHER = "distillation.teacher";
    private static final String NONE = "none";

    private final BackgroundTasks tasks;
    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final ReadOnlyObjectWrapper<Optional<PairDiagram>> diagram = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TeacherChoice>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> method = new ReadOnlyObjectWrapper<>(NONE);
    private String looked = "";
    private TeacherFacts teacher = TeacherFacts.NONE;

    PairDesign(BackgroundTasks tasks, ReadOnlyObjectProperty<ExperimentDraft> selected) {
        this.tasks = tasks;
        this.selected = selected;
        DraftWatch.on(selected, this::follow);
    }

    /** The picture; empty for an experiment without a teacher. */
    ReadOnlyObjectProperty<Optional<PairDiagram>> diagram() {
        return diagram.getReadOnlyProperty();
    }

    /** What a person should know of the pair, a sentence each. */
    ReadOnlyObjectProperty<List<String>> notes() {
        return notes.getReadOnlyProperty();
    }

    /** Runs that can teach. */
    ReadOnlyObjectProperty<List<TeacherChoice>> runs() {
        return runs.getReadOnlyProperty();
    }

    /** The method of the draft as it is typed. */
    ReadOnlyObjectProperty<String> method() {
        return method.getReadOnlyProperty();
    }

    /** Reads anew which runs have a checkpoint. */
    void look(Path runsFolder) {
        tasks.latest("Looking for teachers", progress -> TeacherChoice.of(runsFolder), runs::set);
    }

    /** Makes a path the teacher of the draft. */
    void choose(Path path) {
        draft().set(TEACHER, path.toString());
    }

    /** The names of the published sets of weights. */
    static List<String> presets() {
        return List.copyOf(SpectralSettings.presets().keySet());
    }

    /** Gives the four terms the weights of a published configuration. */
    void weigh(String preset) {
        SpectralSettings weights = SpectralSettings.presets().get(preset);
        if (weights == null) {
            throw new IllegalArgumentException("no preset " + preset);
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("distillation.lowExplicit", PairTerms.number(weights.lowExplicit()));
        values.put("distillation.highExplicit", PairTerms.number(weights.highExplicit()));
        values.put("distillation.fullImplicit", PairTerms.number(weights.fullImplicit()));
        values.put("distillation.highImplicit", PairTerms.number(weights.highImplicit()));
        draft().setAll(values);
    }

    private ExperimentDraft draft() {
        return selected.get();
    }

    private void follow() {
        method.set(draft().value(METHOD));
        String wanted = draft().origin().folder() + "\n" + draft().value(TEACHER);
        if (wanted.equals(looked)) {
            show();
            return;
        }
        looked = wanted;
        String value = draft().value(TEACHER);
        teacher = TeacherFacts.NONE;
        show();
        if (!value.isBlank()) {
            Path folder = draft().origin().folder();
            tasks.latest("Looking at the teacher", progress -> TeacherFacts.read(folder, value), found -> {
                teacher = found;
                show();
            });
        }
    }

    private void show() {
        ExperimentSpec spec = draft().tolerantSpec();
        diagram.set(PairPlan.of(spec, teacher, ScheduleCost.input(draft(), spec)));
        boolean pair = diagram.get().isPresent();
        notes.set(pair ? PairPlan.notes(spec, teacher, draft().data().get().classes()) : List.of());
    }
}
