package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.evaluation.MatchFiles;
import org.nadir.evaluation.Outcome;

/** {@code nadir evaluate --predictions}, and what is refused before a model is loaded. */
final class EvaluateCommandTest {
    @TempDir
    private Path folder;

    private Path data = Path.of("");
    private Path found = Path.of("");

    private record Answer(int code, String text) {
        JsonObject json() {
            return JsonParser.parseString(text).getAsJsonObject();
        }
    }

    @BeforeEach
    void write() throws IOException {
        data = folder.resolve("data");
        found = Files.createDirectories(folder.resolve("found"));
        Path images = Files.createDirectories(data.resolve("val/images"));
        Path labels = Files.createDirectories(data.resolve("val/labelTxt"));
        ImageIO.write(
                new BufferedImage(101, 77, BufferedImage.TYPE_INT_RGB),
                "png",
                images.resolve("a.png").toFile());
        ImageIO.write(
                new BufferedImage(33, 64, BufferedImage.TYPE_INT_RGB),
                "png",
                images.resolve("b.png").toFile());
        Files.writeString(
                labels.resolve("a.txt"),
                "10 10 30 10 30 20 10 20 ship 0\n50 10 70 10 70 20 50 20 ship 0\n10 40 30 40 30 50 10 50 plane 0\n");
        Files.writeString(labels.resolve("b.txt"), "");
        Files.writeString(
                found.resolve("Task1_ship.txt"),
                "a 0.9 10 10 30 10 30 20 10 20\na 0.8 10 40 30 40 30 50 10 50\nb 0.7 5 5 15 5 15 9 5 9\n");
        Files.writeString(found.resolve("Task1_plane.txt"), "");
    }

    private Answer evaluate(String... more) {
        List<String> args = new ArrayList<>(List.of("evaluate", "--data", data.toString(), "--split", "val", "--json"));
        args.addAll(List.of(more));
        PrintStream before = System.out;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
            int code = Nadir.run(args.toArray(new String[0]));
            return new Answer(code, heard.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void detectionsOfAnotherProgramAreJudged() {
        Answer answer = evaluate("--predictions", found.toString());
        assertEquals(0, answer.code());
        JsonObject document = answer.json();
        JsonObject ship = document.getAsJsonObject("classes").getAsJsonObject("ship");
        // precision 1 at recall 0.5 and nothing beyond: six of eleven points
        assertEquals(6.0 / 11, ship.get("ap50").getAsDouble(), 1e-12);
        assertEquals(0.5, ship.get("ap50_voc12").getAsDouble(), 1e-12);
        assertEquals(51.0 / 101, ship.get("ap50_coco").getAsDouble(), 1e-12);
        assertEquals(2, ship.get("truths").getAsInt());
        assertEquals(3, ship.get("detections").getAsInt());
        assertEquals(6.0 / 22, document.get("map50").getAsDouble(), 1e-12);
        JsonObject matches = document.getAsJsonObject("matches");
        assertEquals(1, matches.get("truePositives").getAsInt());
        assertEquals(2, matches.get("falsePositives").getAsInt());
        assertEquals(2, matches.get("falseNegatives").getAsInt());
    }

    @Test
    void theConfusionMatrixSaysWhatWasTakenForWhat() {
        JsonObject confusion =
                evaluate("--predictions", found.toString()).json().getAsJsonObject("confusion");
        assertEquals(
                "[\"plane\",\"ship\",\"background\"]", confusion.get("names").toString());
        // the plane was taken for a ship, one ship was missed, one ship was seen where nothing is
        assertEquals("[[0,1,0],[0,1,1],[0,1,0]]", confusion.get("rows").toString());
    }

    @Test
    void layersOfEachImageAreWrittenAndNeverReplacedUnasked() {
        Path out = folder.resolve("out");
        assertEquals(
                0,
                evaluate("--predictions", found.toString(), "--out", out.toString())
                        .code());
        MatchFiles.Content layer = MatchFiles.read(out.resolve("matches/a.geojson"));
        assertEquals(
                List.of(Outcome.HIT, Outcome.WRONG_CLASS, Outcome.MISSED, Outcome.MISSED),
                layer.image().boxes().stream().map(box -> box.outcome()).toList());
        assertTrue(Files.exists(out.resolve("evaluation.json")));
        Answer again = evaluate("--predictions", found.toString(), "--out", out.toString());
        assertEquals(1, again.code());
        assertTrue(again.json().get("error").getAsString().contains("--overwrite"));
    }

    private static final String COCO = "{\"images\": [{\"id\": 7, \"file_name\": \"a.png\", \"width\": 101},"
            + " {\"id\": 8, \"file_name\": \"b.png\"}], \"categories\": [{\"id\": 3, \"name\": \"ship\"}], \"annotations\": []}";

    private Path cocoResults() throws IOException {
        return Files.writeString(
                folder.resolve("results.json"),
                "[{\"image_id\": 7, \"category_id\": 3, \"bbox\": [10, 10, 20, 10], \"score\": 0.9}]");
    }

    @Test
    void numbersOfCocoResultsAreLookedUpInTheDataFolder() throws IOException {
        Path results = cocoResults();
        assertEquals(1, evaluate("--predictions", results.toString()).code());
        Files.createDirectories(data.resolve("annotations"));
        Files.writeString(data.resolve("annotations/instances_val.json"), COCO);
        Files.writeString(data.resolve("annotations/other.json"), "{\"images\": 5}");
        Files.writeString(data.resolve("annotations/instances_train.json"), COCO.replace("b.png", "c.png"));
        Answer answer = evaluate("--predictions", results.toString());
        assertEquals(0, answer.code());
        assertTrue(answer.json().get("notes").toString().contains("instances_val.json"));
        assertEquals(
                1, answer.json().getAsJsonObject("matches").get("truePositives").getAsInt());
    }

    @Test
    void annotationsThatNumberDifferentlyAreNotChosenAmong() throws IOException {
        Files.writeString(data.resolve("first.json"), COCO);
        Files.writeString(data.resolve("second.json"), COCO.replace("\"id\": 3", "\"id\": 4"));
        Answer answer = evaluate("--predictions", cocoResults().toString());
        assertEquals(1, answer.code());
        assertTrue(answer.json().get("error").getAsString().contains("--annotations"));
    }

    @Test
    void uprightBoxesAreJudgedByTheRectanglesAroundLabels() throws IOException {
        // a square on its corner with half diagonals of 10, and the upright square around it: they share a half
        Files.writeString(data.resolve("val/labelTxt/a.txt"), "30 20 40 30 30 40 20 30 ship 0\n");
        Files.writeString(found.resolve("Task1_ship.txt"), "a 0.9 20 20 40 20 40 40 20 40\n");
        Files.delete(found.resolve("Task1_plane.txt"));
        String[] strict = {"--predictions", found.toString(), "--match-iou", "0.6"};
        assertEquals(0, hits(evaluate(strict)));
        String[] upright = {"--predictions", found.toString(), "--match-iou", "0.6", "--upright"};
        assertEquals(1, hits(evaluate(upright)));
        assertTrue(evaluate(upright).json().get("upright").getAsBoolean());
    }

    private static int hits(Answer answer) {
        return answer.json().getAsJsonObject("matches").get("truePositives").getAsInt();
    }

    @Test
    void neitherARunNorPredictionsAndBothAreWrongUse() {
        assertEquals(2, evaluate().code());
        assertEquals(2, evaluate("run", "--predictions", found.toString()).code());
    }

    @Test
    void windowsWithoutWholeImagesAreWrongUse() {
        Answer answer = evaluate("run", "--window", "512");
        assertEquals(2, answer.code());
        assertTrue(answer.json().get("error").getAsString().contains("--window goes with --whole"));
    }

    @Test
    void aSplitWithoutTheScoredClassesIsExplained() {
        Answer answer = evaluate("--predictions", found.toString(), "--ignore", "ship,plane");
        assertEquals(1, answer.code());
    }
}
