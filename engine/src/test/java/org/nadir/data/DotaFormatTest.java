package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;

class DotaFormatTest {
    private static final String GOOD = "10 20 50 20 50 30 10 30 ship 0\n";

    @TempDir
    Path temp;

    private DataFolder folder;

    @BeforeEach
    void prepare() {
        folder = new DataFolder(temp);
    }

    @Test
    void readsHeadersRowsAndFlags() throws IOException {
        folder.image("images/a.png", 100, 80)
                .labels(
                        "labelTxt/a.txt",
                        "imagesource:GoogleEarth\ngsd:0.25\n" + GOOD
                                + "0 0 8 0 8 4 0 4 plane 1\n0 0 8 0 8 4 0 4 car\n");
        LabelledImage image = onlyImage();
        assertEquals(Optional.of(0.25), image.gsd());
        assertEquals(
                List.of(
                        new Annotation("ship", new OrientedBox(30, 25, 40, 10, 0), false),
                        new Annotation("plane", new OrientedBox(4, 2, 8, 4, 0), true),
                        new Annotation("car", new OrientedBox(4, 2, 8, 4, 0), false)),
                image.annotations());
        assertEquals(new ImageSize(100, 80), image.size());
    }

    @Test
    void takesByteOrderMarkCarriageReturnsAndBlankLinesAsTheyCome() throws IOException {
        folder.image("images/a.png", 100, 80)
                .labels("labelTxt/a.txt", "\uFEFFimagesource:x\r\ngsd:null\r\n\r\n" + GOOD.strip() + "  \r\n\r\n");
        DataSet data = open();
        assertEquals(1, data.split("all").boxes());
        assertTrue(data.report().isClean());
        assertEquals(Optional.empty(), onlyImage().gsd());
    }

    @Test
    void aRowWithSevenNumbersIsReportedWithItsPlace() throws IOException {
        SkippedRow row = rowOf("10 20 50 20 50 30 10 ship 0");
        assertEquals(2, row.line());
        assertEquals(
                temp.resolve("labelTxt/a.txt") + ", line 2, y4: A coordinate is not a number; found ship, expected a"
                        + " number of pixels.",
                row.sentence());
    }

    @Test
    void aRowOfEightColumnsHasTooFew() throws IOException {
        assertEquals("columns", rowOf("10 20 50 20 50 30 10 ship").field());
    }

    @Test
    void whatIsNotANumberIsReportedWithItsColumn() throws IOException {
        for (String text : List.of("x", "NaN", "1e999", "12d", "0x10", "1,5")) {
            SkippedRow row = rowOf("10 20 50 " + text + " 50 30 10 30 ship 0");
            assertEquals("y2", row.field());
            assertEquals(text, row.found());
        }
    }

    @Test
    void aBoxOfNoAreaIsReported() throws IOException {
        assertEquals(
                "The box has no area", rowOf("10 20 50 20 50 20 10 20 ship 0").reason());
    }

    @Test
    void aBoxOutsideOfTheImageIsReported() throws IOException {
        assertEquals(
                "The box lies wholly outside of the image",
                rowOf("100 20 120 20 120 30 100 30 ship 0").reason());
        assertEquals(
                "x in 0 to 100 and y in 0 to 80",
                rowOf("10 -30 50 -30 50 0 10 0 ship 0").expected());
    }

    @Test
    void aBoxPartlyOutsideStays() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", "-10 20 50 20 50 30 -10 30 ship 0");
        assertEquals(1, open().split("all").boxes());
    }

    @Test
    void aFlagThatIsNoFlagIsReported() throws IOException {
        assertEquals("difficult", rowOf("10 20 50 20 50 30 10 30 ship maybe").field());
    }

    @Test
    void aClassOutsideOfTheListIsReported() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD + "10 20 50 20 50 30 10 30 yacht 0");
        ReadOptions options = ReadOptions.only(ClassMap.of(List.of("ship", "plane")));
        DataSet data = DataSets.open(temp, options, Progress.none());
        assertEquals(1, data.split("all").boxes());
        SkippedRow row = data.report().rows().get(0);
        assertEquals("class", row.field());
        assertEquals("yacht", row.found());
        assertEquals("ship, plane", row.expected());
    }

    @Test
    void anImageWithoutLabelsIsANegativeImageAndReported() throws IOException {
        folder.image("images/a.png", 100, 80).image("images/b.png", 50, 50).labels("labelTxt/a.txt", GOOD);
        DataSet data = open();
        assertEquals(2, data.split("all").images().size());
        assertEquals(1, data.report().count(SkippedRow.Kind.IMAGE_WITHOUT_LABELS));
        assertTrue(data.report().leftOut().isEmpty());
    }

    @Test
    void labelsWithoutImageAreReported() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD).labels("labelTxt/c.txt", GOOD);
        SkippedRow row = open().report().rows().get(0);
        assertEquals(SkippedRow.Kind.LABELS_WITHOUT_IMAGE, row.kind());
        assertEquals(temp.resolve("labelTxt/c.txt"), row.file());
    }

    @Test
    void theSecondImageOfANameIsLeftOut() throws IOException {
        folder.image("images/a.png", 100, 80).image("images/a.jpg", 20, 20).labels("labelTxt/a.txt", GOOD);
        DataSet data = open();
        assertEquals(1, data.split("all").images().size());
        assertEquals(1, data.report().count(SkippedRow.Kind.DUPLICATE_NAME));
    }

    @Test
    void aBrokenImageIsLeftOut() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD).labels("images/b.png", "no picture");
        DataSet data = open();
        assertEquals(1, data.split("all").images().size());
        assertEquals(
                SkippedRow.Kind.UNREADABLE_IMAGE, data.report().leftOut().get(0).kind());
    }

    @Test
    void aBinaryLabelFileIsLeftOutAsAWhole() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", "PK\u0000\u0001" + GOOD);
        assertEquals(SkippedRow.Kind.LABEL_FILE, open().report().rows().get(0).kind());
    }

    @Test
    void splitsAreFoldersInTheirUsualOrder() throws IOException {
        for (String split : List.of("extra", "test", "train", "val")) {
            folder.image(split + "/images/a.png", 100, 80).labels(split + "/labelTxt/a.txt", GOOD);
        }
        assertEquals(
                List.of("train", "val", "test", "extra"),
                open().splits().stream().map(DataSplit::name).toList());
    }

    @Test
    void anEmptySplitIsAProblemWhenItIsAskedFor() throws IOException {
        folder.image("train/images/a.png", 100, 80).labels("train/labelTxt/a.txt", GOOD);
        Files.createDirectories(temp.resolve("val/images"));
        DataSet data = open();
        UserProblem problem = assertThrows(UserProblem.class, () -> data.split("val"));
        assertEquals(Optional.of("val"), problem.detail("found"));
    }

    @Test
    void anUnknownSplitIsAProblemThatNamesTheOthers() throws IOException {
        folder.image("train/images/a.png", 100, 80).labels("train/labelTxt/a.txt", GOOD);
        DataSet data = open();
        UserProblem problem = assertThrows(UserProblem.class, () -> data.split("validation"));
        assertEquals(Optional.of("train"), problem.detail("expected"));
    }

    @Test
    void aFolderOfSomethingElseIsAProblem() {
        assertThrows(UserProblem.class, this::open);
        assertThrows(UserProblem.class, () -> DataSets.open(temp.resolve("nowhere"), Progress.none()));
    }

    @Test
    void aDataSetWithoutAnyImageIsAProblem() throws IOException {
        Files.createDirectories(temp.resolve("images"));
        assertThrows(UserProblem.class, this::open);
    }

    @Test
    void cancellingEndsTheReading() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD);
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total, String what) {
                // nobody looks
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> DataSets.open(temp, cancelled));
    }

    @Test
    void statisticsCountPerSplitAndClass() throws IOException {
        folder.image("train/images/a.png", 100, 80)
                .labels("train/labelTxt/a.txt", GOOD + "10 20 10 60 20 60 20 20 plane 1\n")
                .image("train/images/b.png", 100, 80)
                .labels("train/labelTxt/b.txt", "");
        DataStatistics statistics = open().statistics();
        DataStatistics.SplitCounts train = statistics.splits().get(0);
        assertEquals(2, train.images());
        assertEquals(1, train.negatives());
        assertEquals(1, train.difficult());
        assertEquals(1, statistics.boxesPerClass().get("plane"));
        assertEquals(40, statistics.longSide().max());
        assertEquals(10, statistics.shortSide().min());
        assertEquals(4, statistics.aspect().median());
        // upright at -90 degrees, lying at 0
        assertEquals(1, statistics.angleHistogram().get(0));
        assertEquals(1, statistics.angleHistogram().get(9));
    }

    @Test
    void ignoredClassesBecomeRegions() throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD + "0 0 9 0 9 9 0 9 DontCare 0\n");
        DataSet data = open();
        ClassMap classes = data.classMap(Set.of("DontCare"));
        assertEquals(List.of("ship"), classes.names());
        TrainingSample sample = TrainingSample.of(data.split("all").images().get(0), classes);
        assertEquals(
                List.of(0, TrainingSample.IGNORED),
                java.util.Arrays.stream(sample.labels()).boxed().toList());
        assertFalse(sample.difficult()[0]);
        assertTrue(sample.difficult()[1]);
    }

    private DataSet open() {
        return DataSets.open(temp, Progress.none());
    }

    private LabelledImage onlyImage() {
        return open().split("all").images().get(0);
    }

    private SkippedRow rowOf(String bad) throws IOException {
        folder.image("images/a.png", 100, 80).labels("labelTxt/a.txt", GOOD + bad + "\n" + GOOD);
        DataSet data = open();
        assertEquals(2, data.split("all").boxes());
        assertEquals(1, data.report().rows().size());
        return data.report().rows().get(0);
    }
}
