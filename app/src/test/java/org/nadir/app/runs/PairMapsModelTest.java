package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Notices;
import org.nadir.data.ImageSize;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.RunFolder;
import org.nadir.viewer.map.SceneRect;
import org.nadir.viewer.map.ValueGrid;

class PairMapsModelTest {
    /** An image of 20 x 16 px that the network sees twice as large: 3 x 2 cells of 16 px, of which the last column is padding. */
    private static final String DOCUMENT =
            """
            {"factor": 2, "levels": [
              {"columns": 3, "rows": 2, "cellWidth": 20, "cellHeight": 16, "adapted": true,
               "weights": [1, 2, 1, 1, 1, 1], "low": [0, 0.5, 9, 0.25, 0, 9], "high": [0, 0, 0, 0, 0, null]}]}
            """;

    private final BackgroundTasks tasks = new BackgroundTasks(Runnable::run, Runnable::run, new Notices());

    @TempDir
    Path folder;

    private PairMapsModel model;

    @BeforeEach
    void anImageAndAModel() throws IOException {
        for (String split : new String[] {"train", "val"}) {
            Files.createDirectories(folder.resolve("data/" + split + "/images"));
            Files.createDirectories(folder.resolve("data/" + split + "/labelTxt"));
            BufferedImage image = new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(
                    image,
                    "png",
                    folder.resolve("data/" + split + "/images/a.png").toFile());
            ImageIO.write(
                    image,
                    "png",
                    folder.resolve("data/" + split + "/images/b.png").toFile());
            Files.writeString(folder.resolve("data/" + split + "/labelTxt/b.txt"), "2 2 9 2 9 6 2 6 plane 0\n");
            Files.writeString(folder.resolve("data/" + split + "/labelTxt/a.txt"), "");
        }
        model = new PairMapsModel(tasks, (wanted, progress) -> SeenMaps.read(DOCUMENT));
    }

    private Optional<RunItem> run(String distillation) throws IOException {
        ExperimentSpec spec =
                ExperimentYaml.parse("name: small\ndata: {root: data}\n" + distillation, folder.resolve("small.yaml"));
        RunFolder run = RunFolder.create(folder, spec);
        Files.createDirectories(run.checkpoints());
        Files.writeString(run.checkpoints().resolve("best.safetensors"), "");
        Files.writeString(run.checkpoints().resolve("epoch-3.safetensors"), "");
        return Optional.of(new RunItem(run, Optional.of(spec), Optional.empty(), Runnable::run));
    }

    private Optional<RunItem> student() throws IOException {
        return run("distillation: {method: ds2d2, teacher: large}\n");
    }

    @Test
    void onlyTheRunOfAStudentCanBeCompared() throws IOException {
        model.show(run(""));
        assertEquals(Optional.empty(), model.run().get());
    }

    @Test
    void imagesWithObjectsAndTheBestCheckpointComeFirst() throws IOException {
        model.show(student());
        assertEquals("b", model.image().get());
        assertEquals("best", model.checkpoint().get());
        assertEquals("", model.reason().get());
        assertEquals(20, model.picture().get().orElseThrow().width());
    }

    @Test
    void whatIsComparedLiesOverTheImage() throws IOException {
        model.show(student());
        model.look("cpu");
        ValueGrid grid = model.grid().get().orElseThrow();
        assertEquals(new SceneRect(0, 0, 30, 16), grid.area());
        model.quantity().set(SeenMaps.Quantity.LOW);
        assertEquals(0.5f, model.grid().get().orElseThrow().values()[1]);
    }

    @Test
    void anotherCheckpointIsComparedAnew() throws IOException {
        model.show(student());
        model.look("cpu");
        model.checkpoint().set("epoch-3");
        assertEquals(Optional.empty(), model.grid().get());
    }

    @Test
    void cellsOfPaddingAreLeftOut() {
        ValueGrid grid = SeenMaps.read(DOCUMENT).grid(SeenMaps.Quantity.LOW, 0, new ImageSize(20, 16));
        assertArrayEquals(new float[] {0, 0.5f, Float.NaN, 0.25f, 0, Float.NaN}, grid.values());
        assertEquals(0.5, SeenMaps.scale(grid).high(), "padding has no part in the colours");
    }

    @Test
    void whatIsComparedIsSaid() {
        SeenMaps adapted = SeenMaps.read(DOCUMENT);
        assertTrue(adapted.compared("pkd", 0).contains("behind the adapter that pkd trained"));
        assertEquals("3 × 2 cells of 10 px", adapted.cells(0));
        SeenMaps plain = SeenMaps.read(DOCUMENT.replace("true", "false"));
        assertTrue(plain.compared("cwd", 0).contains("as they are"));
        SeenMaps apart = SeenMaps.read(DOCUMENT.replace("true", "false").replace("[0, 0.5,", "[null, 0.5,"));
        assertTrue(apart.compared("pkd", 0).contains("differ in width"));
    }

    @Test
    void anotherDocumentIsRefused() {
        assertThrows(JsonParseException.class, () -> SeenMaps.read("{\"levels\": []}"));
    }

    @Test
    void aRunWithoutACheckpointTellsSo() throws IOException {
        Optional<RunItem> student = student();
        for (String kind : new String[] {"best", "epoch-3"}) {
            Files.delete(student.orElseThrow().folder().checkpoints().resolve(kind + ".safetensors"));
        }
        model.show(student);
        assertTrue(
                model.reason().get().contains("no checkpoint yet"),
                model.reason().get());
    }
}
