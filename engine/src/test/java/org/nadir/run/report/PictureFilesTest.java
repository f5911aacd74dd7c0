package org.nadir.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.run.WrittenRuns;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.SmallSummaries;

class PictureFilesTest {
    @TempDir
    Path folder;

    private List<Path> files = List.of();

    @BeforeEach
    void write() {
        Comparison comparison = Comparison.read(List.of(run("full", "full", 0.3), run("rho", "frozen", 0.4)));
        files = new PictureFiles(comparison).write(folder.resolve("pictures"));
    }

    private Path run(String name, String schedule, double score) {
        Map<String, String> settings = Map.of("name", name, "freezing.schedule", schedule);
        return WrittenRuns.write(folder.resolve("runs"), settings, SmallSummaries.twoEpochs(0.2, score))
                .path();
    }

    @Test
    void curvesSchedulesAndScattersAreWrittenInBothKinds() {
        assertEquals(
                List.of(
                        "accuracy-device-time.svg",
                        "accuracy-device-time.pdf",
                        "accuracy-peak-memory.svg",
                        "accuracy-peak-memory.pdf",
                        "scores.svg",
                        "scores.pdf",
                        "loss.svg",
                        "loss.pdf",
                        "step-time.svg",
                        "step-time.pdf",
                        "schedules.svg",
                        "schedules.pdf"),
                files.stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void svgFilesAreWellFormedAndNeedNoStyleSheet() throws Exception {
        for (Path file :
                files.stream().filter(f -> f.toString().endsWith(".svg")).toList()) {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            assertEquals("http://www.w3.org/2000/svg", root.getAttribute("xmlns"));
            assertFalse(Files.readString(file).contains("class="));
        }
    }

    @Test
    void everyObjectOfAPdfLiesWhereItsTableSays() throws Exception {
        String pdf = Files.readString(folder.resolve("pictures/scores.pdf"), StandardCharsets.ISO_8859_1);
        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
        assertTrue(start.find());
        assertTrue(pdf.startsWith("xref\n0 6\n", Integer.parseInt(start.group(1))));
        Matcher places = Pattern.compile("(\\d{10}) 00000 n \n").matcher(pdf);
        for (int number = 1; number <= 5; number++) {
            assertTrue(places.find());
            assertTrue(pdf.startsWith(number + " 0 obj\n", Integer.parseInt(places.group(1))));
        }
        assertTrue(pdf.contains("(Epoch) Tj"));
    }
}
