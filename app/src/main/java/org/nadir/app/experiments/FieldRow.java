package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.Field;
import org.nadir.experiment.FieldProblem;
import org.nadir.experiment.FieldType;

/**
 * One field of the form: label, editor with unit, help while it has the focus or why it has no effect, error below, and
 * the way back to the default. FX thread only.
 */
final class FieldRow {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final double NARROW = 128;
    private static final double LABELS = 176;

    private final Field field;
    private final BiConsumer<String, String> changed;
    private final Label label;
    private final Label help = Parts.styled("", "field-help");
    private final Label error = Parts.styled("", "field-error");
    private final VBox right = new VBox(2);
    private final HBox node;
    private final Button back;
    private final Control editor;
    private final BooleanProperty idle = new SimpleBooleanProperty(this, "idle");
    private boolean filling;

    FieldRow(Field field, FilePicker files, BiConsumer<String, String> changed, Runnable left) {
        this.field = field;
        this.changed = changed;
        label = Parts.styled(field.label(), "form-label");
        label.setTooltip(Parts.tip(field.help() + "\nTakes " + field.expectation() + "."));
        label.setWrapText(true);
        label.setPadding(new Insets(5, 0, 0, 0));
        label.setMinWidth(LABELS);
        label.setMaxWidth(LABELS);
        editor = editor();
        back = back();
        editor.setId("field-" + field.key().replace('.', '-'));
        editor.setAccessibleText(field.label());
        label.setLabelFor(editor);
        help.setMinHeight(Label.USE_PREF_SIZE);
        error.setMinHeight(Label.USE_PREF_SIZE);
        error.setId("error-" + field.key().replace('.', '-'));
        right.getChildren().addAll(line(files), help, error);
        node = new HBox(16, label, right);
        ObservableValue<Boolean> focus = focus();
        Parts.present(help, Bindings.createBooleanBinding(() -> focus.getValue() || idle.get(), focus, idle));
        Parts.present(error, error.textProperty().map(text -> !text.isEmpty()));
        focus.addListener((property, before, now) -> {
            if (!now) {
                left.run();
            }
        });
        HBox.setHgrow(right, Priority.ALWAYS);
    }

    /** Focus within would not do: a combo box claims it for the list that it has not opened. */
    private ObservableValue<Boolean> focus() {
        return editor instanceof ComboBox<?> box && box.isEditable()
                ? box.focusedProperty().or(box.getEditor().focusedProperty())
                : editor.focusedProperty();
    }

    Field field() {
        return field;
    }

    /** The whole row. */
    Node node() {
        return node;
    }

    /** Shown while the value is not the default: the mark of a change and the way back. */
    private Button back() {
        String before = field.initial().isBlank() ? "empty" : field.initial();
        Button button = Parts.iconButton(
                Material2MZ.REPLAY, "Changed. Back to the default, " + before, () -> put(field.initial()));
        button.setId("default-" + field.key().replace('.', '-'));
        button.getStyleClass().add("changed-mark");
        button.setVisible(false);
        return button;
    }

    private void put(String value) {
        fill(value);
        changed.accept(field.key(), value);
    }

    private Control editor() {
        if (field.type() == FieldType.CHOICE) {
            ComboBox<String> box = new ComboBox<>();
            box.getItems().setAll(field.range().choices());
            box.setPrefWidth(220);
            box.valueProperty().addListener((property, before, now) -> tell(now == null ? "" : now));
            return box;
        }
        if (field.type() == FieldType.DEVICE || field.type() == FieldType.WEIGHTS) {
            return suggestions(field.type() == FieldType.DEVICE ? List.of("auto", "cpu", "gpu:0") : List.of("none"));
        }
        TextField text = new TextField();
        boolean wide =
                switch (field.type()) {
                    case TEXT, PATH, TEXT_LIST, INTEGER_LIST, MILESTONES, FREEZE_TABLE -> true;
                    default -> false;
                };
        text.setPrefWidth(wide ? 320 : NARROW);
        text.setMaxWidth(wide ? Double.MAX_VALUE : NARROW);
        if (field.mayBeEmpty()) {
            text.setPromptText(field.type() == FieldType.TEXT_LIST ? "a, b, c" : "");
        }
        text.textProperty().addListener((property, before, now) -> tell(now));
        return text;
    }

    private ComboBox<String> suggestions(List<String> values) {
        ComboBox<String> box = new ComboBox<>();
        box.setEditable(true);
        box.getItems().setAll(values);
        box.setPrefWidth(field.type() == FieldType.DEVICE ? 220 : 320);
        box.setMaxWidth(field.type() == FieldType.DEVICE ? 220 : Double.MAX_VALUE);
        box.getEditor().textProperty().addListener((property, before, now) -> tell(now));
        return box;
    }

    private HBox line(FilePicker files) {
        HBox line = new HBox(8, editor);
        line.setAlignment(Pos.CENTER_LEFT);
        if (editor.getMaxWidth() == Double.MAX_VALUE) {
            HBox.setHgrow(editor, Priority.ALWAYS);
        }
        if (!field.unit().isEmpty()) {
            Label unit = Parts.styled(field.unit(), "unit");
            unit.setMinWidth(Label.USE_PREF_SIZE);
            line.getChildren().add(unit);
        }
        if (field.type() == FieldType.PATH) {
            line.getChildren().add(browse(() -> files.folder(field.label())));
        } else if (field.type() == FieldType.WEIGHTS) {
            List<String> patterns = List.of("*.safetensors", "*.pth", "*.pt");
            line.getChildren()
                    .add(browse(() -> files.open(new FilePicker.Question(field.label(), patterns, "")).stream()
                            .findFirst()));
        }
        line.getChildren().add(back);
        return line;
    }

    private Button browse(java.util.function.Supplier<Optional<java.nio.file.Path>> question) {
        return Parts.iconButton(
                Material2OutlinedAL.FOLDER_OPEN,
                "Choose " + field.label().toLowerCase(java.util.Locale.ROOT),
                () -> question.get().ifPresent(path -> put(path.toString())));
    }

    private void tell(String text) {
        if (!filling) {
            changed.accept(field.key(), text.strip());
        }
    }

    /** Shows the value and the problem of the draft; leaves the text alone while it says the same. */
    void show(ExperimentDraft draft) {
        fill(draft.value(field.key()));
        Optional<FieldProblem> problem = draft.shownProblem(field.key());
        error.setText(problem.map(FieldProblem::sentence).orElse(""));
        editor.pseudoClassStateChanged(WRONG, problem.isPresent());
        Optional<String> reason = field.idle(draft.values());
        help.setText(reason.orElseGet(() -> field.help(draft.values())));
        idle.set(reason.isPresent());
        label.setDisable(idle.get());
        editor.setDisable(idle.get());
        boolean different = draft.differsFromDefault(field);
        back.setVisible(different);
        label.pseudoClassStateChanged(CHANGED, different);
    }

    private void fill(String value) {
        filling = true;
        if (editor instanceof TextField text && !text.getText().strip().equals(value)) {
            text.setText(value);
        } else if (editor instanceof ComboBox<?> box) {
            fill(box, value);
        }
        filling = false;
    }

    @SuppressWarnings("unchecked")
    private static void fill(ComboBox<?> any, String value) {
        ComboBox<String> box = (ComboBox<String>) any;
        if (box.isEditable()) {
            if (!box.getEditor().getText().strip().equals(value)) {
                box.getEditor().setText(value);
            }
        } else if (!value.equals(box.getValue())) {
            box.setValue(box.getItems().contains(value) ? value : null);
        }
    }
}
