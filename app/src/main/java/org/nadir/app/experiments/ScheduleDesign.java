package org.nadir.app.experiments;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.nadir.app.desk.FreezeRows;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.experiment.NamedSchedule;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeTable;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.nn.NetworkPart;
import org.nadir.viewer.timeline.History;
import org.nadir.viewer.timeline.TimelineEditor;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * The freezing schedule of the draft in the form as cells that can be painted. Any schedule is shown; painting makes a
 * table of it. Keeps the steps of each draft, whether painted, chosen or typed. Needs no toolkit; FX thread only.
 */
final class ScheduleDesign implements TimelineEditor.Log {
    static final String CARD = "freezing";
    static final String SCHEDULE = "freezing.schedule";
    static final String TABLE = "freezing.table";
    static final String EPOCHS = "optimisation.epochs";
    /** Longer runs are not painted: their cells would be far thinner than a pixel. */
    static final int MOST_EPOCHS = 3000;

    private static final int MOST_STEPS = 200;

    private final ObservableValue<ExperimentDraft> selected;
    private final TimelineModel timeline = FreezeRows.empty(1);
    private final TimelineEditor editor = new TimelineEditor(timeline);
    private final Map<ExperimentDraft, History<Map<String, String>>> histories = new WeakHashMap<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper rule = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<FreezeTable>> outgrown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty unlocked = new SimpleBooleanProperty();
    private final ChangeListener<Number> changed = (property, before, now) -> follow();
    /** Texts of tables with the cells they had when they were made, whatever number of epochs the run has later. */
    private final Map<String, FreezeTable> made = new HashMap<>();

    private String typedKey = "";
    private boolean stepping;

    ScheduleDesign(ObservableValue<ExperimentDraft> selected) {
        this.selected = selected;
        editor.logProperty().set(Optional.of(this));
        unlocked.addListener((property, before, now) -> show());
        selected.addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            now.revision().addListener(changed);
            made.clear();
            typedKey = "";
            follow();
        });
        draft().revision().addListener(changed);
        follow();
    }

    TimelineModel timeline() {
        return timeline;
    }

    TimelineEditor editor() {
        return editor;
    }

    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /** What the cells cannot show, in words; empty when they show everything. */
    ReadOnlyStringProperty rule() {
        return rule.getReadOnlyProperty();
    }

    /** The table that was made for another number of epochs than the run now has; empty when it fits. */
    ReadOnlyObjectProperty<Optional<FreezeTable>> outgrown() {
        return outgrown.getReadOnlyProperty();
    }

    /** True lets a person paint neck, head and the parts that are always fixed, which are locked otherwise. */
    BooleanProperty unlocked() {
        return unlocked;
    }

    @Override
    public void painted() {
        put(FreezeRows.table(timeline));
    }

    /** Makes a table the schedule of the draft. */
    void put(FreezeTable table) {
        made.put(table.text(), table);
        step(Map.of(SCHEDULE, "table", TABLE, table.text()));
    }

    /** Takes values of fields of the card as one step. */
    void step(Map<String, String> values) {
        typedKey = "";
        stepping = true;
        draft().setAll(values);
        stepping = false;
        // painting back what was there changes no value, but the cells may show an older state
        show();
    }

    /** Makes a named schedule that of the draft; a table keeps the number of epochs that it was made for in mind. */
    void take(NamedSchedule schedule) {
        Map<String, String> values = new HashMap<>();
        Fields.all().stream()
                .filter(field -> field.card().equals(CARD))
                .forEach(field ->
                        values.put(field.key(), schedule.freezing().getOrDefault(field.key(), field.initial())));
        String text = values.getOrDefault(TABLE, "");
        if (!text.isBlank()) {
            made.put(text, FreezeTable.parse(text, schedule.epochs()));
        }
        step(values);
    }

    /** The schedule of the draft under a name; empty while its fields are wrong. */
    Optional<NamedSchedule> named(String name) {
        return wrong() ? Optional.empty() : Optional.of(NamedSchedule.of(name, draft().values()));
    }

    @Override
    public void undo() {
        editor.cancel();
        history().undo().ifPresent(this::step);
    }

    @Override
    public void redo() {
        editor.cancel();
        history().redo().ifPresent(this::step);
    }

    /** Stretches or squeezes the table that was made for another number of epochs to the run's. */
    void stretch() {
        outgrown.get().ifPresent(table -> put(table.stretched(epochs())));
    }

    /** Cuts off a table that is longer than the run, or goes on with the last column of one that is shorter. */
    void fit() {
        outgrown.get().ifPresent(table -> put(table.fitted(epochs())));
    }

    private ExperimentDraft draft() {
        return selected.getValue();
    }

    private History<Map<String, String>> history() {
        return histories.computeIfAbsent(draft(), draft -> new History<>(draft.valuesOf(CARD), MOST_STEPS));
    }

    private int epochs() {
        return draft().tolerantSpec().optimisation().epochs();
    }

    private void follow() {
        boolean chosen = isTable() && !"table".equals(history().now().get(SCHEDULE));
        if (chosen && draft().value(TABLE).isBlank()) {
            // who chooses a table begins with the cells that are there
            step(Map.of(TABLE, FreezeRows.table(timeline).text()));
            return;
        }
        remember();
        show();
    }

    /** Letters that are typed into one field are one step; everything else is a step of its own. */
    private void remember() {
        Map<String, String> now = draft().valuesOf(CARD);
        Map<String, String> differing = new HashMap<>(now);
        differing.entrySet().removeAll(history().now().entrySet());
        String key = differing.size() == 1 && !stepping
                ? differing.keySet().iterator().next()
                : "";
        if (!key.isEmpty() && !key.equals(SCHEDULE) && key.equals(typedKey)) {
            history().amend(now);
        } else {
            history().record(now);
        }
        typedKey = differing.isEmpty() ? typedKey : key;
        canUndo.set(history().canUndo().get());
        canRedo.set(history().canRedo().get());
    }

    /** While a value that decides the cells is wrong, they stay as they were. */
    private void show() {
        boolean wrong = draft().problems().stream()
                .anyMatch(problem ->
                        problem.key().startsWith(CARD) || problem.key().equals(EPOCHS));
        ExperimentSpec spec = draft().tolerantSpec();
        int epochs = spec.optimisation().epochs();
        if (!wrong() && !editor.painting()) {
            show(spec);
        }
        boolean counted =
                draft().problems().stream().noneMatch(problem -> problem.key().equals(EPOCHS));
        outgrown.set(Optional.ofNullable(made.get(draft().value(TABLE)))
                .filter(table -> counted && isTable() && table.epochs() != epochs));
    }

    private boolean wrong() {
        return draft().problems().stream()
                .anyMatch(problem ->
                        problem.key().startsWith(CARD) || problem.key().equals(EPOCHS));
    }

    private boolean isTable() {
        return draft().value(SCHEDULE).equals("table");
    }

    private void show(ExperimentSpec spec) {
        int epochs = spec.optimisation().epochs();
        boolean pretrained = spec.model().pretrained();
        FreezingSchedule schedule = spec.freezing().toSchedule(pretrained);
        Expansion plan =
                Expansion.of(schedule, Math.min(epochs, MOST_EPOCHS), spec.run().validateEvery());
        timeline.together(() -> {
            FreezeRows.plan(timeline, plan);
            timeline.unknownMeans(plan.withinEpochs() ? "trained in some steps" : "decided by the score");
            lock(plan.most(), spec.freezing().fixed(pretrained), epochs);
        });
        rule.set(rule(schedule, plan, epochs));
        if (isTable()) {
            made.putIfAbsent(draft().value(TABLE), plan.most());
        }
    }

    /** Rows that were painted otherwise already are not locked: they must be painted back somehow. */
    private void lock(FreezeTable table, Set<NetworkPart> fixed, int epochs) {
        for (NetworkPart part : NetworkPart.values()) {
            int trained = table.trainedEpochs(part);
            boolean asFixed = part.backbone() ? fixed.contains(part) && trained == 0 : trained == table.epochs();
            timeline.lock(part.ordinal(), epochs > MOST_EPOCHS || asFixed && !unlocked.get());
        }
    }

    private static String rule(FreezingSchedule schedule, Expansion plan, int epochs) {
        if (epochs > MOST_EPOCHS) {
            return "Only the first " + MOST_EPOCHS + " epochs are drawn, and a run as long as this is not painted.";
        }
        return plan.exact()
                ? ""
                : "Rule: " + schedule.describe() + ". Painting makes a table of it in which the grey cells train.";
    }
}
