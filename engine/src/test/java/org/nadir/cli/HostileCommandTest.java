package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.Progress;
import org.nadir.oracle.OracleFile;
import org.nadir.run.ModelImport;
import org.nadir.tensor.Safetensors;

/**
 * Whatever a command is given in the place of a file, it ends with 1 or 2 and one sentence, is no defect of the program and
 * changes no file.
 */
class HostileCommandTest {
    @TempDir
    static Path folder;

    private static List<Path> hostile = List.of();
    private static Path work = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        hostile = HostileFiles.write(folder.resolve("hostile"));
        work = Files.createDirectories(folder.resolve("work"));
        Path images = Files.createDirectories(work.resolve("data/val/images"));
        Path labels = Files.createDirectories(work.resolve("data/val/labelTxt"));
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(image, "png", images.resolve("a.png").toFile());
        ImageIO.write(image, "png", work.resolve("scene.png").toFile());
        Files.writeString(labels.resolve("a.txt"), "10 10 30 10 30 20 10 20 ship 0\n");
        Files.writeString(
                work.resolve("results.json"),
                "[{\"image_id\": 7, \"category_id\": 3, \"bbox\": [10, 10, 20, 10], \"score\": 0.9}]");
        Path weights = work.resolve("model.safetensors");
        Safetensors.write(
                weights, OracleFile.open("mmrotate-rotated-retinanet-r18").weights(), Map.of());
        Map<String, String> values = Map.of("model.detector", "rotated-retinanet", "model.backbone", "resnet18");
        List<String> classes = List.of("plane", "ship", "harbor");
        new ModelImport(new ModelImport.Request(weights, values, classes, Optional.empty(), work.resolve("runs")))
                .run(Progress.none());
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(List<String> arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            int code = Nadir.run(arguments.toArray(new String[0]));
            return new Answer(code, heard.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** What is wrong with the answer; empty when nothing is. */
    private static Optional<String> complaint(Answer answer) {
        List<String> sentences =
                answer.err().lines().filter(line -> line.startsWith("nadir: ")).toList();
        if (answer.code() != CommandOutput.FAILED && answer.code() != CommandOutput.WRONG_USE) {
            return Optional.of("exit code " + answer.code());
        }
        if (sentences.size() != 1) {
            return Optional.of("not one sentence: " + answer.err());
        }
        String sentence = sentences.get(0);
        boolean technical =
                sentence.contains("defect") || sentence.contains("Exception") || sentence.contains(": null");
        if (technical || answer.err().contains("\tat ")) {
            return Optional.of(answer.err());
        }
        return jsonComplaint(answer);
    }

    private static Optional<String> jsonComplaint(Answer answer) {
        try {
            boolean told = answer.out().isEmpty()
                    || JsonParser.parseString(answer.out()).getAsJsonObject().has("error");
            return told ? Optional.empty() : Optional.of("a document without an error: " + answer.out());
        } catch (JsonParseException | IllegalStateException e) {
            return Optional.of("no JSON document: " + answer.out());
        }
    }

    private static Map<String, Long> contents(Path of) throws IOException {
        Map<String, Long> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(of)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                contents.put(path.toString(), (long) Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return contents;
    }

    private static List<String> arguments(String line, Path file) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ")) {
            arguments.add(word.replace("WORK", work.toString()).replace("FILE", file.toString()));
        }
        return arguments;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scene FILE --json",
                "data FILE --json",
                "train FILE --runs WORK/new --json",
                "preview FILE --out WORK/pictures --json",
                "sweep FILE --runs WORK/new --dry-run --json",
                "sweep FILE --runs WORK/new --json",
                "resume FILE --json",
                "train-worker FILE",
                "evaluate FILE --data WORK/data --split val --json",
                "evaluate WORK/runs/model --data FILE --split val --json",
                "evaluate --predictions FILE --data WORK/data --split val --json",
                "evaluate --predictions WORK/results.json --annotations FILE --data WORK/data --split val --json",
                "detect FILE --scene WORK/scene.png --out WORK/found.geojson --json",
                "detect WORK/runs/model --scene FILE --out WORK/found.geojson --json",
                "import FILE --detector rotated-retinanet --backbone resnet18 --classes a,b --runs WORK/new --json",
                "export FILE --out WORK/out.safetensors --json"
            })
    void aHostileFileIsRefusedInOneSentenceAndNothingIsWritten(String line) throws IOException {
        Map<String, Long> before = contents(folder);
        List<String> complaints = new ArrayList<>();
        for (Path file : hostile) {
            complaint(run(arguments(line, file)))
                    .ifPresent(complaint -> complaints.add(file.getFileName() + " -> " + complaint));
        }
        assertEquals("", String.join("\n", complaints));
        assertEquals(before, contents(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "train",
                "train a.yaml b.yaml",
                "train --no-such-option x",
                "resume",
                "evaluate --json",
                "evaluate WORK/runs/model --data WORK/data --json",
                "evaluate WORK/runs/model --data WORK/data --split nowhere --json",
                "evaluate WORK/runs/model --data WORK/data --split val --match-iou 2 --json",
                "evaluate WORK/runs/model --data WORK/data --split val --checkpoint epoch-9 --json",
                "evaluate WORK/runs/model --data WORK/data --split val --device gpu:99 --json",
                "evaluate WORK/runs/model --data WORK/data --split val --device toaster --json",
                "evaluate WORK/runs/model --predictions WORK/results.json --data WORK/data --split val --json",
                "detect WORK/runs/model --scene WORK/scene.png --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/scene.png --overwrite --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/nowhere/a.geojson --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/results.json --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/a.geojson --bands 9 --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/a.geojson --window 1 --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/a.geojson --stretch 9-1 --json",
                "detect WORK/runs/model --scene WORK/scene.png --out WORK/a.geojson --score nan --json",
                "import WORK/model.safetensors --runs WORK/new --json",
                "import WORK/model.safetensors --detector x --backbone resnet18 --classes a --runs WORK/new --json",
                "import WORK/model.safetensors --detector rotated-fcos --backbone resnet18 --classes a --runs WORK/new --json",
                "import WORK/model.safetensors --detector rotated-retinanet --backbone resnet18 --classes a,a,b --runs"
                        + " WORK/new --json",
                "import WORK/model.safetensors --detector rotated-retinanet --backbone resnet18 --classes a,b,c --set"
                        + " model.nonsense=1 --runs WORK/new --json",
                "import WORK/model.safetensors --detector rotated-retinanet --backbone resnet18 --classes a,b,c"
                        + " --anchor-base -1 --runs WORK/new --json",
                "import WORK/model.safetensors --detector rotated-retinanet --backbone resnet18 --classes a,b,c --runs"
                        + " WORK/results.json --json",
                "export WORK/runs/model --out WORK/results.json --json",
                "export WORK/runs/model --out WORK/nowhere/a.safetensors --json",
                "export WORK/runs/model --out WORK/a.safetensors --names nonsense --json",
                "resume WORK/runs/model --json",
                "resume WORK/runs/model --set optimisation.epochs=1 --json",
                "samples WORK --json",
                "samples WORK/results.json --json",
                "samples WORK/new --scene-size 1 --json",
                "pretrain-backbone --out WORK/nowhere/a.safetensors --json",
                "pretrain-backbone --out WORK/a.safetensors --backbone nonsense --json",
                "pretrain-backbone --out WORK/a.safetensors --epochs 0 --json",
                "pretrain-backbone --out WORK/a.safetensors --pictures -1 --json",
                "bench nonsense --json"
            })
    void wrongUseIsToldInOneSentenceAndNothingIsWritten(String line) throws IOException {
        Map<String, Long> before = contents(folder);
        assertEquals(Optional.empty(), complaint(run(arguments(line, folder))));
        assertEquals(before, contents(folder));
    }

    @Test
    void noFolderIsLeftBehind() {
        assertEquals(
                List.of(),
                Stream.of("new", "pictures")
                        .filter(name -> Files.exists(work.resolve(name)))
                        .toList());
    }
}
