package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.geometry.OrientedBox;

class VocFormatTest {
    private static final String UPRIGHT =
            "<bndbox><xmin>10</xmin><ymin>20</ymin><xmax>50</xmax><ymax>30</ymax></bndbox>";
    private static final OrientedBox BOX = new OrientedBox(30, 25, 40, 10, 0);

    @TempDir
    Path temp;

    private DataFolder folder;

    @BeforeEach
    void prepare() {
        folder = new DataFolder(temp);
    }

    @Test
    void anUprightBoxIsItsTwoCorners() throws IOException {
        assertEquals(List.of(new Annotation("ship", BOX, false)), read("", UPRIGHT));
    }

    @Test
    void cornersAreDiorsAndGoBeforeTheUprightBox() throws IOException {
        String corners = "<robndbox><x_left_top>60</x_left_top><y_left_top>10</y_left_top>"
                + "<x_right_top>70</x_right_top><y_right_top>10</y_right_top>"
                + "<x_right_bottom>70</x_right_bottom><y_right_bottom>50</y_right_bottom>"
                + "<x_left_bottom>60</x_left_bottom><y_left_bottom>50</y_left_bottom></robndbox>";
        assertEquals(
                new OrientedBox(65, 30, 40, 10, -Math.PI / 2),
                read("", UPRIGHT + corners).get(0).box());
    }

    @Test
    void centreSidesAndAngleTurnClockwiseOnScreen() throws IOException {
        String turned =
                "<robndbox><cx>50</cx><cy>40</cy><w>40</w><h>10</h><angle>" + 3 * Math.PI / 4 + "</angle></robndbox>";
        OrientedBox box = read("", turned).get(0).box();
        assertEquals(-Math.PI / 4, box.angle(), 1e-12);
        assertEquals(40, box.width());
    }

    @Test
    void aShortFirstSideIsTurnedByAQuarter() throws IOException {
        String turned = "<robndbox><cx>50</cx><cy>40</cy><w>10</w><h>40</h><angle>0.5</angle></robndbox>";
        OrientedBox box = read("", turned).get(0).box();
        assertEquals(40, box.width());
        assertEquals(0.5 - Math.PI / 2, box.angle(), 1e-12);
    }

    @Test
    void difficultObjectsAreFlagged() throws IOException {
        assertTrue(read("<difficult>1</difficult>", UPRIGHT).get(0).difficult());
    }

    @Test
    void hrscHasShipsWithAMainBoxAndAResolution() throws IOException {
        image("AllImages/a.png");
        folder.labels(
                "Annotations/a.xml",
                "<HRSC_Image><Img_SizeWidth>100</Img_SizeWidth><Img_SizeHeight>80</Img_SizeHeight>"
                        + "<Img_Resolution>1.07</Img_Resolution><HRSC_Objects><HRSC_Object><Class_ID>100000013</Class_ID>"
                        + "<difficult>0</difficult><mbox_cx>30</mbox_cx><mbox_cy>25</mbox_cy><mbox_w>40</mbox_w>"
                        + "<mbox_h>10</mbox_h><mbox_ang>0</mbox_ang></HRSC_Object></HRSC_Objects></HRSC_Image>");
        LabelledImage image = open().split("all").images().get(0);
        assertEquals(List.of(new Annotation("ship", BOX, false)), image.annotations());
        assertEquals(Optional.of(1.07), image.gsd());
    }

    @Test
    void badObjectsAreReportedWithTheirLine() throws IOException {
        image("a.png");
        folder.labels(
                "a.xml",
                "<annotation>\n<object><name>ship</name></object>\n<object><name>ship</name><bndbox><xmin>ten</xmin>"
                        + "</bndbox></object>\n<object>" + UPRIGHT
                        + "</object>\n<object><name>ship</name><bndbox><xmin>10</xmin><ymin>20</ymin><xmax>5</xmax>"
                        + "<ymax>30</ymax></bndbox></object></annotation>");
        List<SkippedRow> rows = open().report().rows();
        assertEquals(
                List.of("bndbox", "bndbox.xmin", "name", "coordinates"),
                rows.stream().map(SkippedRow::field).toList());
        assertEquals(List.of(2, 3, 4, 5), rows.stream().map(SkippedRow::line).toList());
        assertEquals("ten", rows.get(1).found());
    }

    @Test
    void aDocumentTypeIsRefusedSoThatNoOtherFileIsDrawnIn() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "ship");
        image("a.png");
        folder.labels(
                "a.xml",
                "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<annotation><object><name>&x;"
                        + "</name>" + UPRIGHT + "</object></annotation>");
        SkippedRow row = open().report().rows().get(0);
        assertEquals(SkippedRow.Kind.LABEL_FILE, row.kind());
        assertEquals(
                "The XML file has a document type, which labels do not need and which can draw in other files: left out",
                row.reason());
    }

    @Test
    void brokenDeepAndForeignFilesAreLeftOutWithAReason() throws IOException {
        assertEquals("The label file is not well-formed XML: left out", reasonOf("<annotation><object>"));
        assertEquals("The label file is not well-formed XML: left out", reasonOf("<annotation>&x;</annotation>"));
        assertEquals(
                "The XML file is nested too deeply to hold labels: left out",
                reasonOf("<annotation>" + "<a>".repeat(50) + "</a>".repeat(50) + "</annotation>"));
        assertEquals("The XML file holds no labels: left out", reasonOf("<x><annotation/></x>"));
    }

    @Test
    void anotherSizeThanTheLabelsSayIsRemarked() throws IOException {
        image("a.png");
        folder.labels("a.xml", "<annotation><size><width>80</width><height>100</height></size></annotation>");
        SkippedRow row = open().report().rows().get(0);
        assertEquals(SkippedRow.Kind.REMARK, row.kind());
        assertEquals("80 x 100", row.found());
    }

    @Test
    void listsMakeTheSplitsAndSayWhatIsMissing() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            image("JPEGImages/" + name + ".png");
            folder.labels("Annotations/" + name + ".xml", annotation("", UPRIGHT));
        }
        folder.labels("Annotations/e.xml", annotation("", UPRIGHT))
                .labels("ImageSets/Main/test.txt", "c.png\n")
                .labels("ImageSets/Main/train.txt", "a\nnowhere\n")
                .labels("ImageSets/Main/ship_train.txt", "b 1\n")
                .labels("ImageSets/Main/trainval.txt", "a 1\r\nb -1\r\n");
        DataSet set = open();
        assertEquals(
                List.of("train 1", "test 1", "trainval 2"),
                set.splits().stream()
                        .map(split -> split.name() + " " + split.images().size())
                        .toList());
        assertEquals(
                List.of("e.xml", "train.txt", temp.getFileName().toString()),
                set.report().rows().stream()
                        .map(row -> row.file().getFileName().toString())
                        .toList());
        assertEquals("JPEGImages/d.png", set.report().rows().get(2).found());
        // an image of two splits counts once
        assertEquals(3, set.statistics().boxesPerClass().get("ship"));
    }

    @Test
    void orientedLabelsOfDiorGoBeforeTheUprightOnes() throws IOException {
        image("JPEGImages-trainval/a.png");
        image("JPEGImages-test/b.png");
        folder.labels("Annotations/Horizontal Bounding Boxes/a.xml", annotation("", UPRIGHT))
                .labels(
                        "Annotations/Oriented Bounding Boxes/a.xml",
                        annotation(
                                "", "<robndbox><cx>50</cx><cy>40</cy><w>40</w><h>10</h><angle>1</angle></robndbox>"));
        DataSplit all = open().split("all");
        assertEquals(2, all.images().size());
        assertEquals(1, all.images().get(0).annotations().get(0).box().angle(), 1e-12);
    }

    @Test
    void aFolderForEachSplitMayHaveXmlBesideItsImages() throws IOException {
        image("Train/a.png");
        image("valid/b.png");
        folder.labels("Train/a.xml", annotation("", UPRIGHT)).labels("valid/b.xml", annotation("", UPRIGHT));
        assertEquals(
                List.of("train", "val"),
                open().splits().stream().map(DataSplit::name).toList());
    }

    private String reasonOf(String xml) throws IOException {
        image("Images/a.png");
        image("Images/b.png");
        folder.labels("Annotations/a.xml", annotation("", UPRIGHT)).labels("Annotations/b.xml", xml);
        return open().report().rows().get(0).reason();
    }

    private static String annotation(String more, String box) {
        return "<?xml version=\"1.0\"?><annotation><object><name>ship</name>" + more + box + "</object></annotation>";
    }

    private List<Annotation> read(String more, String box) throws IOException {
        image("a.png");
        folder.labels("a.xml", annotation(more, box));
        return open().split("all").images().get(0).annotations();
    }

    private void image(String path) throws IOException {
        folder.image(path, 100, 80);
    }

    private DataSet open() {
        return DataSets.open(temp, Progress.none());
    }
}
