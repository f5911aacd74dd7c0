package org.nadir.viewer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ThumbnailGalleryJourneyTest {
    private ThumbnailGallery gallery;

    @Start
    void open(Stage stage) {
        gallery = new ThumbnailGallery((item, side) -> {
            int[] pixels = new int[side * side];
            Arrays.fill(pixels, 0xFF336699);
            return new Thumbnail(side, side, pixels, 1, List.of());
        });
        gallery.thumbnailSizeProperty().set(100);
        gallery.items()
                .setAll(IntStream.range(0, 10_000)
                        .mapToObj(i -> new GalleryItem(i, "tile " + i, "3 boxes", Optional.of("3")))
                        .toList());
        stage.setScene(new javafx.scene.Scene(gallery, 500, 400));
        stage.show();
    }

    @Test
    void onlyTheVisibleItemsHaveCells() {
        WaitForAsyncUtils.waitForFxEvents();
        long cells = gallery.lookupAll(".gallery-cell").size();
        assertTrue(cells >= 8 && cells <= 24, "cells: " + cells);
    }

    @Test
    void theKeysMoveTheChoiceAndScroll(FxRobot robot) {
        robot.clickOn(gallery.localToScreen(50, 60));
        assertEquals(Optional.of(0), gallery.selectedKeyProperty().get());
        robot.type(KeyCode.RIGHT).type(KeyCode.DOWN);
        assertEquals(Optional.of(5), gallery.selectedKeyProperty().get());
        robot.type(KeyCode.END);
        assertEquals(Optional.of(9999), gallery.selectedKeyProperty().get());
        assertTrue(gallery.scrollValue() > 1000);
    }

    @Test
    void enterOpensTheChosenItem(FxRobot robot) {
        AtomicReference<Object> opened = new AtomicReference<>();
        robot.interact(() -> gallery.onOpenProperty().set(item -> opened.set(item.key())));
        robot.clickOn(gallery.localToScreen(50, 60)).type(KeyCode.RIGHT).type(KeyCode.ENTER);
        assertEquals(1, opened.get());
    }
}
