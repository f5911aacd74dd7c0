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
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
class DataCommandTest {
    @TempDir
    Path temp;

    @BeforeEach
    void dataSet() throws IOException {
        for (String split : List.of("train", "val")) {
            Files.createDirectories(temp.resolve(split).resolve("images"));
            Files.createDirectories(temp.resolve(split).resolve("labelTxt"));
            BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(image, "png", temp.resolve(split + "/images/a.png").toFile());
        }
        Files.writeString(
                temp.resolve("train/labelTxt/a.txt"), "1 1 21 1 21 11 1 11 ship 0\n1 1 21 1 21 11 1 ship 0\n");
        Files.writeString(temp.resolve("val/labelTxt/a.txt"), "1 1 9 1 9 9 1 9 plane 1\n");
    }

    @Test
    void theDocumentHasClassesCountsShapesAndTheReport() {
        JsonObject document = json(0, "data", temp.toString(), "--json");
        assertEquals("[\"plane\",\"ship\"]", document.get("classes").toString());
        JsonObject train = document.getAsJsonObject("splits").getAsJsonObject("train");
        assertEquals(1, train.get("images").getAsInt());
        assertEquals(1, train.getAsJsonObject("boxesPerClass").get("ship").getAsInt());
        assertEquals(
                20,
                document.getAsJsonObject("boxes")
                        .getAsJsonObject("longSide")
                        .get("max")
                        .getAsDouble());
        JsonObject row = document.getAsJsonArray("report").get(0).getAsJsonObject();
        assertEquals(2, row.get("line").getAsInt());
        assertEquals("y4", row.get("field").getAsString());
    }

    @Test
    void aClassListReportsRowsOfOtherClasses() {
        JsonObject document = json(0, "data", temp.toString(), "--json", "--classes", "ship");
        assertEquals("[\"ship\"]", document.get("classes").toString());
        assertEquals(2, document.getAsJsonArray("report").size());
    }

    @Test
    void aFolderThatIsNoDataSetIsAnErrorInTheDocument() {
        JsonObject document = json(1, "data", temp.resolve("train/images").toString(), "--json");
        assertTrue(document.get("error").getAsString().contains("not a data set"));
    }

    @Test
    void aMissingFolderNameIsWrongUse() {
        assertEquals(2, Nadir.run(new String[] {"data"}));
    }

    @Test
    void thePlainTextNamesClassesAndWhatWasSkipped() {
        String text = printed(0, "data", temp.toString());
        assertTrue(text.contains("ship"));
        assertTrue(text.contains("1 skipped or worth knowing"));
    }

    private static JsonObject json(int code, String... line) {
        return JsonParser.parseString(printed(code, line)).getAsJsonObject();
    }

    private static String printed(int code, String... line) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertEquals(code, Nadir.run(line));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
