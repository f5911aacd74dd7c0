package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

class DataMixTest {
    @TempDir
    Path temp;

    private Path cities;
    private Path harbours;

    /** DOTA with train and val beside PASCAL VOC with train and test; both have an image called a. */
    @BeforeEach
    void twoSets() throws IOException {
        cities = temp.resolve("cities");
        harbours = temp.resolve("harbours");
        new DataFolder(cities)
                .image("train/images/a.png", 100, 80)
                .image("train/images/b.png", 100, 80)
                .image("val/images/v.png", 100, 80)
                .labels("train/labelTxt/a.txt", "10 20 50 20 50 30 10 30 Small_Car 0\n")
                .labels("train/labelTxt/b.txt", "")
                .labels("val/labelTxt/v.txt", "10 20 50 20 50 30 10 30 Small_Car 0\n");
        new DataFolder(harbours)
                .image("train/a.png", 100, 80)
                .image("test/t.png", 100, 80)
                .labels("train/a.xml", xml("ship"))
                .labels("test/t.xml", xml("car"));
    }

    @Test
    void splitsOfOneNameAreJoinedAndClassesAreThoseOfAll() {
        DataSet mix = open(Map.of());
        assertEquals("cities + harbours", mix.name());
        assertEquals("DOTA and PASCAL VOC XML", mix.format());
        assertEquals(
                List.of("train 3", "val 1", "test 1"),
                mix.splits().stream()
                        .map(split -> split.name() + " " + split.images().size())
                        .toList());
        assertEquals(List.of("Small_Car", "car", "ship"), mix.classes());
    }

    @Test
    void renamedClassesAreOne() {
        DataSet mix = open(Map.of("Small_Car", "car"));
        assertEquals(List.of("car", "ship"), mix.classes());
        assertEquals(3, mix.statistics().boxesPerClass().get("car"));
    }

    @Test
    void namesMayBeExchanged() {
        DataSet mix = open(Map.of("ship", "car", "car", "ship"));
        assertEquals(
                "car", mix.split("train").images().get(2).annotations().get(0).className());
        assertEquals(
                "ship", mix.split("test").images().get(0).annotations().get(0).className());
    }

    @Test
    void imagesOfOneNameGetThatOfTheirDataSetInFront() {
        assertEquals(
                List.of("b", "cities-a", "harbours-a"),
                open(Map.of()).split("train").images().stream()
                        .map(LabelledImage::name)
                        .toList());
    }

    @Test
    void dataSetsInFoldersOfOneNameStayApart() throws IOException {
        Path other = temp.resolve("other/cities");
        new DataFolder(other).image("train/images/a.png", 100, 80).labels("train/labelTxt/a.txt", "");
        DataSet mix = DataSets.open(new DataSources(List.of(cities, other), Map.of()), Progress.none());
        assertEquals(
                List.of("b", "cities-2-a", "cities-a"),
                mix.split("train").images().stream().map(LabelledImage::name).toList());
    }

    @Test
    void theReportSaysWhoAddsNothingToASplit() {
        List<String> remarks = open(Map.of()).report().rows().stream()
                .map(row -> row.file().getFileName() + ": " + row.reason())
                .toList();
        assertEquals(
                List.of(
                        "harbours: This data set adds no image to the split val",
                        "cities: This data set adds no image to the split test"),
                remarks);
    }

    @Test
    void theReportPointsAtNamesThatAreNearlyTheSame() {
        SkippedRow row = open(Map.of("car", "small car")).report().rows().get(2);
        assertEquals("Small_Car, small car", row.found());
        assertEquals(SkippedRow.Kind.REMARK, row.kind());
    }

    @Test
    void aClassThatNobodyHasCannotBeRenamed() {
        UserProblem problem = assertThrows(UserProblem.class, () -> open(Map.of("Smal_Car", "car")));
        assertEquals("Smal_Car", problem.detail("found").orElseThrow());
        assertEquals("Perhaps Small_Car is meant", problem.detail("remedy").orElseThrow());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path nowhere = temp.resolve("nowhere");
        DataSources sources = new DataSources(List.of(cities, nowhere), Map.of());
        UserProblem problem = assertThrows(UserProblem.class, () -> DataSets.open(sources, Progress.none()));
        assertEquals(nowhere.toString(), problem.detail("file").orElseThrow());
    }

    @Test
    void aSplitThatNobodyHasIsAProblemThatNamesThoseThereAre() {
        UserProblem problem =
                assertThrows(UserProblem.class, () -> open(Map.of()).split("trainval"));
        assertEquals("train, val, test", problem.detail("expected").orElseThrow());
    }

    @Test
    void aDataSetIsNamedOnce() {
        List<Path> twice = List.of(cities, temp.resolve("harbours/../cities"));
        assertThrows(UserProblem.class, () -> new DataSources(twice, Map.of()));
    }

    @Test
    void newNamesAreWrittenWithASign() {
        assertEquals(Map.of("Small_Car", "car"), DataSources.renames(List.of(" Small_Car = car ")));
        for (List<String> wrong : List.of(List.of("car"), List.of("=car"), List.of("car="), List.of("a=b", "a=c"))) {
            assertThrows(UserProblem.class, () -> DataSources.renames(wrong));
        }
    }

    @Test
    void oneDataSetAloneStaysAsItIs() {
        DataSet alone = DataSets.open(DataSources.of(cities), Progress.none());
        assertEquals("cities", alone.name());
        assertTrue(alone.report().isClean());
    }

    private static String xml(String name) {
        return "<annotation><object><name>" + name + "</name><bndbox><xmin>10</xmin><ymin>20</ymin><xmax>50</xmax>"
                + "<ymax>30</ymax></bndbox></object></annotation>";
    }

    private DataSet open(Map<String, String> renames) {
        return DataSets.open(new DataSources(List.of(cities, harbours), renames), Progress.none());
    }
}
