package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

class DotaTextTest {
    @TempDir
    Path temp;

    @Test
    void writtenLabelsAreReadBack() throws IOException {
        Annotation ship = new Annotation("ship", new OrientedBox(50, 40, 30, 10, 0.7), true);
        new DataFolder(temp).image("images/a.png", 100, 80);
        Files.createDirectories(temp.resolve("labelTxt"));
        DotaText.writeLabels(temp.resolve("labelTxt/a.txt"), List.of(ship));
        Annotation read = DataSets.open(temp, Progress.none())
                .split("all")
                .images()
                .get(0)
                .annotations()
                .get(0);
        assertEquals("ship", read.className());
        assertEquals(true, read.difficult());
        assertEquals(1, RotatedIou.of(ship.box(), read.box()), 1e-3);
    }

    @Test
    void detectionsAreReadBackWithAFileForEachClass() throws IOException {
        OrientedBox box = new OrientedBox(50, 40, 30, 10, 0);
        DotaText.writeTask1(
                temp.resolve("out"), List.of("plane", "ship"), List.of(new DotaText.Task1Row("P1", "ship", 0.5, box)));
        assertEquals("", Files.readString(temp.resolve("out/Task1_plane.txt")));
        assertEquals(
                "P1 0.500000 35.000 35.000 65.000 35.000 65.000 45.000 35.000 45.000\n",
                Files.readString(temp.resolve("out/Task1_ship.txt")));
        assertEquals(List.of(new DotaText.Task1Row("P1", "ship", 0.5, box)), DotaText.readTask1(temp.resolve("out")));
    }

    @Test
    void aRowThatIsNoDetectionIsAProblemWithItsPlace() throws IOException {
        Files.writeString(temp.resolve("Task1_ship.txt"), "\nP1 high 1 2 3 4 5 6 7 8\n");
        UserProblem problem = assertThrows(UserProblem.class, () -> DotaText.readTask1(temp));
        assertEquals(Optional.of("2"), problem.detail("line"));
        assertEquals(Optional.of("score"), problem.detail("field"));
    }

    @Test
    void aFolderWithoutDetectionsIsAProblem() {
        assertThrows(UserProblem.class, () -> DotaText.readTask1(temp));
    }
}
