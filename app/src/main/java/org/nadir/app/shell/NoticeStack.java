package org.nadir.app.shell;

import atlantafx.base.controls.Notification;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Notice;
import org.nadir.app.desk.Notices;
import org.nadir.app.desk.Parts;

/** Notices at the lower right, above the status line. News go by themselves; problems stay until they are closed. */
final class NoticeStack extends VBox {
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
        Notification card = new Notification(notice.sentence(), Parts.icon(icon(notice.kind())));
        card.getStyleClass().addAll("notice", "elevated-1", style(notice.kind()));
        card.setOnClose(event -> notices.dismiss(notice));
        card.setMaxWidth(440);
        card.setPrefWidth(440);
        card.setMinHeight(USE_PREF_SIZE);
        if (notice.details().isEmpty()) {
            PauseTransition stay = new PauseTransition(NEWS_STAY);
            stay.setOnFinished(event -> notices.dismiss(notice));
            stay.play();
            return card;
        }
        TextArea text = new TextArea(notice.details());
        text.setEditable(false);
        text.setPrefRowCount(6);
        TitledPane details = new TitledPane("Details", text);
        details.setExpanded(false);
        details.setAnimated(false);
        details.getStyleClass().addAll("notice-details", "dense");
        details.setMaxWidth(440);
        VBox both = new VBox(card, details);
        both.setMaxWidth(440);
        both.setPickOnBounds(false);
        return both;
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case NEWS -> Material2OutlinedAL.INFO;
            case DONE -> Material2OutlinedAL.CHECK_CIRCLE;
            case PROBLEM -> Material2OutlinedMZ.WARNING;
            case DEFECT -> Material2OutlinedAL.BUG_REPORT;
        };
    }

    private static String style(Notice.Kind kind) {
        return switch (kind) {
            case NEWS -> "accent";
            case DONE -> "success";
            case PROBLEM -> "warning";
            case DEFECT -> "danger";
        };
    }
}
