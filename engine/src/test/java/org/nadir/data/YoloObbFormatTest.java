package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;

class YoloObbFormatTest {
    private static final String ROW = "1 0.25 0.5 0.75 0.5 0.75 0.75 0.25 0.75\n";
    /** Of an image of 128 x 64 pixels. */
    private static final OrientedBox BOX = new OrientedBox(64, 40, 64, 16, 0);

    @TempDir
    Path temp;

    private DataFolder folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = new DataFolder(temp);
        folder.labels("data.yaml", "names: [plane, ship]\n");
    }

    @Test
    void cornersAreSharesOfWidthAndHeight() throws IOException {
        assertEquals(List.of(new Annotation("ship", BOX, false)), read(ROW));
    }

    @Test
    void fourNumbersAreAnUprightBoxByCentreAndSides() throws IOException {
        assertEquals(List.of(new Annotation("plane", BOX, false)), read("0 0.5 0.625 0.5 0.25"));
    }

    @Test
    void anOutlineBecomesTheSmallestBoxAroundIt() throws IOException {
        assertEquals(
                BOX,
                read("0 0.25 0.5 0.5 0.5 0.75 0.5 0.75 0.75 0.25 0.75").get(0).box());
    }

    @Test
    void rowsThatAreNoObjectsAreReportedWithLineAndField() throws IOException {
        read("7 0.5 0.5 0.1 0.1\nship 0.5 0.5 0.1 0.1\n0 0.5 0.5 0.1\n0 0.5 x 0.1 0.1\n0 320 0.5 0.1 0.1\n"
                + "0 0.5 0.5 0.1 0.1 0.9\n0 0.5 0.5 0 0.1\n");
        List<SkippedRow> rows = open().report().rows();
        assertEquals(
                List.of("class", "class", "columns", "coordinate 2", "coordinate 1", "columns", "coordinates"),
                rows.stream().map(SkippedRow::field).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7),
                rows.stream().map(SkippedRow::line).toList());
        assertEquals("one of [0, 1]", rows.get(0).expected());
    }

    @Test
    void splitsAreFoldersBelowImagesAndLabels() throws IOException {
        folder.image("images/train/a.png", 128, 64)
                .image("images/val/b.png", 128, 64)
                .image("images/val/c.png", 128, 64)
                .labels("labels/train/a.txt", ROW)
                .labels("labels/val/b.txt", "")
                .labels("labels/val/d.txt", ROW);
        DataSet set = open();
        assertEquals("YOLO-OBB", set.format());
        assertEquals(List.of("train 1", "val 2"), sizes(set));
        assertEquals(
                List.of(SkippedRow.Kind.IMAGE_WITHOUT_LABELS, SkippedRow.Kind.LABELS_WITHOUT_IMAGE),
                set.report().rows().stream().map(SkippedRow::kind).toList());
    }

    @Test
    void aFolderForEachSplitIsTakenToo() throws IOException {
        folder.image("train/images/a.png", 128, 64)
                .image("valid/images/b.png", 128, 64)
                .labels("train/labels/a.txt", ROW)
                .labels("valid/labels/b.txt", ROW);
        assertEquals(List.of("train 1", "val 1"), sizes(open()));
    }

    @Test
    void theDataFileNamesClassesByNumberAndPlacesOfSplits() throws IOException {
        folder.image("pictures/images/first/a.png", 128, 64)
                .image("pictures/images/second/b.png", 128, 64)
                .labels("pictures/labels/first/a.txt", ROW)
                .labels(
                        "data.yaml",
                        "path: pictures\ntrain: images/first\nval: ../pictures/images/second\ntest: nowhere\n"
                                + "names:\n  0: plane\n  1: big ship\n");
        DataSet set = open();
        assertEquals(List.of("train 1", "val 1", "test 0"), sizes(set));
        assertEquals(List.of("big ship"), set.classes());
        assertEquals("nowhere", set.report().leftOut().get(0).found());
    }

    @Test
    void aListOfImagesMayBeASplit() throws IOException {
        folder.image("images/a.png", 128, 64)
                .image("images/b.png", 128, 64)
                .labels("labels/a.txt", ROW)
                .labels("labels/b.txt", ROW)
                .labels("train.txt", "./images/a.png\n./images/gone.png\n")
                .labels("data.yaml", "train: train.txt\nnames: [plane, ship]\n");
        DataSet set = open();
        assertEquals(List.of("train 1"), sizes(set));
        assertEquals(2, set.report().rows().get(0).line());
    }

    @Test
    void withoutADataFileClassesAreNumbersUnlessAListNamesThem() throws IOException {
        DataFolder bare = new DataFolder(temp.resolve("bare"));
        bare.image("images/a.png", 128, 64).labels("labels/a.txt", ROW);
        DataSet set = DataSets.open(bare.root(), Progress.none());
        assertEquals(List.of("1"), set.classes());
        assertEquals(1, set.report().count(SkippedRow.Kind.REMARK));
        bare.labels("labels/classes.txt", "plane\nship\n");
        assertEquals(
                List.of("ship"), DataSets.open(bare.root(), Progress.none()).classes());
    }

    @Test
    void aDataFileThatIsBrokenIsAProblem() throws IOException {
        folder.image("images/a.png", 128, 64).labels("labels/a.txt", ROW);
        for (String text : List.of(
                "names: [plane",
                "names: 5\n",
                "names: {x: plane}\n",
                "names: [&a [[*a]]]\n",
                "names: " + "[".repeat(100_000))) {
            folder.labels("data.yaml", text);
            UserProblem problem = assertThrows(UserProblem.class, this::open, text);
            assertTrue(problem.detail("file").orElseThrow().endsWith("data.yaml"));
        }
    }

    @Test
    void theMessageForAFolderOfSomethingElseListsAllFormats() {
        UserProblem problem = assertThrows(
                UserProblem.class,
                () -> DataSets.open(folder.labels("else/x.txt", "").root().resolve("else"), Progress.none()));
        for (LabelFormat format : DataSets.formats()) {
            assertTrue(String.valueOf(problem.getMessage()).contains(format.name()));
        }
    }

    private static List<String> sizes(DataSet set) {
        return set.splits().stream()
                .map(split -> split.name() + " " + split.images().size())
                .toList();
    }

    private List<Annotation> read(String rows) throws IOException {
        folder.image("images/a.png", 128, 64).labels("labels/a.txt", rows);
        return open().split("all").images().get(0).annotations();
    }

    private DataSet open() {
        return DataSets.open(temp, Progress.none());
    }
}
