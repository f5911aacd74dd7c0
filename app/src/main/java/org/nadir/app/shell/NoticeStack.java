package org.nadir.app.shell;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Notice;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.Parts;

/** Notices at the lower right, above the status line. News go by themselves; problems stay until they are closed. */
final class NoticeStack extends VBox {
    private static final double WIDTH = 440;
    private static final Duration NEWS_STAY = Duration.seconds(5);

    private final Notices notices;
    private final Map<Notice, Node> cards = new HashMap<>();

    NoticeStack(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notice-stack");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setSpacing(8);
        notices.shown().addListener((ListChangeListener<Notice>) change -> follow());
        follow();
    }

    private void follow() {
        cards.keySet().retainAll(notices.shown());
        notices.shown().forEach(notice -> cards.computeIfAbsent(notice, this::card));
        getChildren().setAll(notices.shown().stream().map(cards::get).toList());
    }

    private Node card(Notice notice) {
        Label sentence = new Label(notice.sentence());
        sentence.setWrapText(true);
        sentence.setMaxWidth(WIDTH - 88);
        sentence.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button close = Parts.iconButton(Material2AL.CLOSE, "Close", () -> notices.dismiss(notice));
        HBox line = new HBox(12, Parts.icon(icon(notice.kind())), sentence, Parts.spring(), close);
        VBox card = new VBox(4, line);
        card.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        card.setMinWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        if (notice.details().isEmpty()) {
            PauseTransition stay = new PauseTransition(NEWS_STAY);
            stay.setOnFinished(event -> notices.dismiss(notice));
            stay.play();
        } else {
            card.getChildren().add(details(notice));
        }
        return card;
    }

    private static Node details(Notice notice) {
        TextArea text = new TextArea(notice.details());
        text.setEditable(false);
        text.setPrefRowCount(6);
        TitledPane details = new TitledPane("Details", text);
        details.setExpanded(false);
        details.setAnimated(false);
        details.getStyleClass().addAll("notice-details", "dense");
        return details;
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case NEWS -> Material2OutlinedAL.INFO;
            case DONE -> Material2OutlinedAL.CHECK_CIRCLE;
            case PROBLEM -> Material2OutlinedMZ.WARNING;
            case DEFECT -> Material2OutlinedAL.BUG_REPORT;
        };
    }
}
