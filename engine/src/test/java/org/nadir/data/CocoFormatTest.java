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

class CocoFormatTest {
    private static final String FILE = "annotations/instances_train.json";

    @TempDir
    Path temp;

    private DataFolder folder;

    @BeforeEach
    void prepare() {
        folder = new DataFolder(temp);
    }

    @Test
    void anUprightBoxIsItsLeftTopAndSides() throws IOException {
        assertEquals(
                List.of(new Annotation("ship", new OrientedBox(30, 25, 40, 10, 0), false)),
                read("{\"image_id\":1,\"category_id\":3,\"bbox\":[10,20,40,10]}"));
    }

    @Test
    void polygonsBecomeTheSmallestBoxAroundAllParts() throws IOException {
        // two squares of side 10 whose corners touch the diagonal band from (10, 0) to (60, 50)
        List<Annotation> read = read("{\"image_id\":1,\"category_id\":3,\"bbox\":[0,0,60,60],\"segmentation\":"
                + "[[10,0,20,10,10,20,0,10],[50,40,60,50,50,60,40,50]]}");
        OrientedBox box = read.get(0).box();
        assertEquals(30, box.cx(), 1e-9);
        assertEquals(30, box.cy(), 1e-9);
        assertEquals(Math.PI / 4, box.angle(), 1e-9);
        assertEquals(50 * Math.sqrt(2), box.width(), 1e-9);
        assertEquals(10 * Math.sqrt(2), box.height(), 1e-9);
    }

    @Test
    void aLongOutlineIsKeptAsItsBox() throws IOException {
        assertEquals(
                new OrientedBox(30, 25, 40, 10, 0),
                read("{\"image_id\":1,\"category_id\":3,\"segmentation\":"
                                + "[[10,20,20,20,30,20,40,20,50,20,50,25,50,30,40,30,10,30]]}")
                        .get(0)
                        .box());
    }

    @Test
    void crowdsAreDifficult() throws IOException {
        assertTrue(read("{\"image_id\":1,\"category_id\":3,\"iscrowd\":1,\"bbox\":[1,2,3,4]}")
                .get(0)
                .difficult());
    }

    @Test
    void forAMaskInRunLengthsTheUprightBoxStandsAndTheReportSaysSo() throws IOException {
        assertEquals(
                1,
                read("{\"image_id\":1,\"category_id\":3,\"bbox\":[1,2,3,4],\"segmentation\":"
                                + "{\"counts\":[1,2],\"size\":[80,100]}}")
                        .size());
        SkippedRow row = open().report().rows().get(0);
        assertEquals(SkippedRow.Kind.REMARK, row.kind());
        assertEquals("annotations[0].segmentation", row.field());
    }

    @Test
    void whatCannotBeUsedIsNamedByElementAndField() throws IOException {
        image("images/a.png");
        json(
                FILE,
                "{\"image_id\":1,\"category_id\":3,\"bbox\":[1,2,3]}",
                "{\"image_id\":1,\"category_id\":9,\"bbox\":[1,2,3,4]}",
                "{\"image_id\":1,\"category_id\":3,\"bbox\":[200,2,3,4]}",
                "{\"image_id\":7,\"category_id\":3,\"bbox\":[1,2,3,4]}",
                "{\"image_id\":1,\"category_id\":3,\"bbox\":[1,2,3,0]}",
                "{\"image_id\":1,\"category_id\":3,\"bbox\":[-1e308,2,1.7e308,9]}",
                "{\"image_id\":1,\"category_id\":3,\"bbox\":[1e308,2,1.7e308,9]}",
                "5");
        assertEquals(
                List.of(
                        "annotations[0].bbox",
                        "annotations[7]",
                        "annotations[1].category_id",
                        "annotations[2].coordinates",
                        "annotations[4].coordinates",
                        "annotations[6].sides",
                        "annotations[3].image_id"),
                open().report().rows().stream().map(SkippedRow::field).toList());
    }

    @Test
    void whatIsLeftOutOfAFileOfManyLinesIsNamedByItsLine() throws IOException {
        image("images/a.png");
        folder.labels(
                FILE,
                "{\n\"images\": [{\"id\": 1, \"file_name\": \"a.png\"}],\n"
                        + "\"categories\": [{\"id\": 3, \"name\": \"ship\"}],\n\"annotations\": [\n"
                        + "  {\"image_id\": 1, \"category_id\": 3, \"bbox\": [1, 2, 3, 4]},\n"
                        + "  {\n    \"image_id\": 1, \"category_id\": 9, \"bbox\": [1, 2, 3, 4]\n  }\n]}");
        SkippedRow row = open().report().rows().get(0);
        assertEquals(6, row.line());
        assertEquals("annotations[1].category_id", row.field());
    }

    @Test
    void listsMayStandInAnyOrder() throws IOException {
        image("images/a.png");
        folder.labels(
                FILE,
                "{\"annotations\":[{\"image_id\":1.0,\"category_id\":3,\"bbox\":[1,2,3,4]}],\"info\":{\"x\":[1]},"
                        + "\"categories\":[{\"id\":3,\"name\":\"small ship\"}],"
                        + "\"images\":[{\"id\":1,\"file_name\":\"a.png\"}]}");
        assertEquals(List.of("small ship"), open().classes());
    }

    @Test
    void splitsAreTheWordsInTheNamesOfTheFiles() throws IOException {
        image("train2017/a.png");
        image("val2017/a.png");
        json("annotations/instances_val2017.json");
        json("annotations/instances_train2017.json");
        json("annotations/captions_train2017.json");
        DataSet set = open();
        assertEquals(
                List.of("train", "val"),
                set.splits().stream().map(DataSplit::name).toList());
        assertEquals(
                temp.resolve("val2017/a.png"), set.split("val").images().get(0).file());
    }

    @Test
    void filesMayLieBesideTheImagesOfAFolderForEachSplit() throws IOException {
        image("train/a.png");
        image("valid/a.png");
        json("train/_annotations.coco.json");
        json("valid/_annotations.coco.json");
        DataSet set = open();
        assertEquals("COCO", set.format());
        assertEquals(
                temp.resolve("valid/a.png"), set.split("val").images().get(0).file());
    }

    @Test
    void missingAndUnlistedImagesAreReported() throws IOException {
        image("images/a.png");
        image("images/b.png");
        folder.labels(
                FILE,
                "{\"images\":[{\"id\":1,\"file_name\":\"a.png\"},{\"id\":2,\"file_name\":\"gone/c.png\"}],"
                        + "\"annotations\":[{\"image_id\":2,\"category_id\":3,\"bbox\":[1,2,3,4]}]}");
        List<SkippedRow> rows = open().report().rows();
        assertEquals(SkippedRow.Kind.LABELS_WITHOUT_IMAGE, rows.get(0).kind());
        assertEquals("images[1].file_name", rows.get(0).field());
        assertEquals(
                "There is no such image below the folder: left out with the objects labelled in it",
                rows.get(0).reason());
        assertEquals(SkippedRow.Kind.UNLISTED_IMAGE, rows.get(1).kind());
        assertEquals("images/b.png", rows.get(1).found());
    }

    @Test
    void anotherSizeThanTheFileSaysIsReported() throws IOException {
        folder.image("images/a.png", 50, 80);
        json(FILE);
        SkippedRow row = open().report().rows().get(0);
        assertEquals("100 x 80", row.found());
        assertEquals("50 x 80", row.expected());
        assertEquals(0, open().report().leftOut().size());
    }

    @Test
    void imagesOfOneNameInTwoFoldersKeepTheirFolderInTheName() throws IOException {
        image("images/x/a.png");
        image("images/y/a.png");
        folder.labels(
                FILE,
                "{\"images\":[{\"id\":1,\"file_name\":\"x/a.png\"},{\"id\":2,\"file_name\":\"y/a.png\"}],"
                        + "\"annotations\":[]}");
        assertEquals(
                List.of("a", "y_a"),
                open().split("train").images().stream().map(LabelledImage::name).toList());
    }

    @Test
    void aBrokenFileIsAProblemThatNamesIt() throws IOException {
        image("images/a.png");
        folder.labels(FILE, "{\"images\": [{\"id\": 1,");
        UserProblem problem = assertThrows(UserProblem.class, this::open);
        assertEquals(temp.resolve(FILE).toString(), problem.detail("file").orElseThrow());
        folder.labels(FILE, "{\"annotations\": []}");
        assertEquals(
                "images",
                assertThrows(UserProblem.class, this::open).detail("field").orElseThrow());
    }

    private void image(String path) throws IOException {
        folder.image(path, 100, 80);
    }

    private void json(String file, String... annotations) throws IOException {
        folder.labels(
                file,
                "{\"images\":[{\"id\":1,\"file_name\":\"a.png\",\"width\":100,\"height\":80}],"
                        + "\"categories\":[{\"id\":3,\"name\":\"ship\"}],\"annotations\":["
                        + String.join(",", annotations) + "]}");
    }

    private List<Annotation> read(String annotation) throws IOException {
        image("images/a.png");
        json(FILE, annotation);
        return open().split("train").images().get(0).annotations();
    }

    private DataSet open() {
        return DataSets.open(temp, Progress.none());
    }
}
