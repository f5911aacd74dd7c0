package org.nadir.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Parts;

/** The chosen runs as chips in their colours: a click hides or shows a run everywhere, the cross takes it out. FX thread only. */
final class ChipRow extends FlowPane {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final int MOST_OFFERED = 40;

    /** About two rows; the charts need the height more than a hundred chips do. */
    private static final int MOST_SHOWN = 8;

    private final CompareModel model;
    private final CompareController controller;
    private final MenuButton choice = new MenuButton("Runs", Parts.icon(Material2AL.ADD));
    private final Hyperlink more = new Hyperlink();
    private boolean all;

    ChipRow(CompareModel model, CompareController controller) {
        super(8, 6);
        this.model = model;
        this.controller = controller;
        setId("compare-chips");
        getStyleClass().add("filter-row");
        choice.setId("compare-choice");
        choice.setTooltip(Parts.tip("Chooses among the sets and runs of the runs folder"));
        choice.setOnShowing(event -> controller.offer(this::offer));
        // a menu without entries does not open, and its entries come when it opens
        choice.getItems().setAll(new MenuItem("Looking for runs…"));
        more.setId("compare-more-chips");
        more.setOnAction(event -> {
            all = !all;
            rebuild();
        });
        model.runs().addListener((ListChangeListener<ComparedRun>) change -> rebuild());
        rebuild();
    }

    private void offer(List<CompareController.Offer> sets, List<CompareController.Offer> runs) {
        choice.getItems().clear();
        sets.stream().limit(MOST_OFFERED).map(this::item).forEach(choice.getItems()::add);
        if (!sets.isEmpty()) {
            choice.getItems().add(new SeparatorMenuItem());
        }
        runs.stream().limit(MOST_OFFERED).map(this::item).forEach(choice.getItems()::add);
        choice.getItems().add(new SeparatorMenuItem());
        choice.getItems().add(item("Another folder…", item -> controller.chooseFolder()));
    }

    /** One click takes a run, or all of a set, in or out. */
    private CheckMenuItem item(CompareController.Offer offer) {
        CheckMenuItem item = new CheckMenuItem(offer.name());
        item.setMnemonicParsing(false);
        item.setSelected(offer.runs().stream().allMatch(run -> model.find(run).isPresent()));
        item.setOnAction(event -> {
            if (item.isSelected()) {
                controller.add(offer.runs());
            } else {
                offer.runs().forEach(run -> model.find(run).ifPresent(controller::remove));
            }
        });
        return item;
    }

    private static MenuItem item(String words, Consumer<MenuItem> action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(event -> action.accept(item));
        return item;
    }

    private void rebuild() {
        List<ComparedRun> runs = model.runs();
        List<ComparedRun> shown = all ? runs : runs.subList(0, Math.min(MOST_SHOWN, runs.size()));
        List<Node> row = new ArrayList<>(List.of(choice));
        shown.forEach(run -> row.add(chip(run)));
        if (runs.size() > MOST_SHOWN) {
            more.setText(all ? "Show fewer" : "and " + (runs.size() - MOST_SHOWN) + " more");
            row.add(more);
        }
        getChildren().setAll(row);
    }

    private HBox chip(ComparedRun run) {
        Button name = new Button(run.label(), RunMark.of(run.look()));
        name.setMnemonicParsing(false);
        name.getStyleClass().add("chip");
        name.setTooltip(Parts.tip("Hides or shows " + run.label() + "\n" + run.folder()));
        name.setOnAction(event -> run.shown().set(!run.shown().get()));
        run.shown().addListener((property, before, now) -> name.pseudoClassStateChanged(OFF, !now));
        name.pseudoClassStateChanged(OFF, !run.shown().get());
        Button out = Parts.iconButton(Material2AL.CLOSE, "Take " + run.label() + " out", () -> controller.remove(run));
        out.getStyleClass().add("chip-close");
        HBox chip = new HBox(name, out);
        chip.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return chip;
    }
}
