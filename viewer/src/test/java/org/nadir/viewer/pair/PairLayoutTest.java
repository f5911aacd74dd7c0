package org.nadir.viewer.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairLayoutTest {
    @Test
    void mapsOfOneLevelLieAtOneHeightAndMirrorEachOther() {
        PairLayout layout = new PairLayout(diagram(0), 640);
        for (int level = 0; level < 5; level++) {
            PairLayout.Box teacher = layout.teacher(level);
            PairLayout.Box student = layout.student(level);
            assertEquals(teacher.y(), student.y());
            assertEquals(teacher.x(), 640 - student.right(), 1e-9);
        }
    }

    @Test
    void pyramidsNarrowTowardsTheCoarsestMap() {
        PairLayout layout = new PairLayout(diagram(0), 640);
        assertTrue(layout.teacher(4).width() < layout.teacher(0).width());
    }

    @Test
    void namesStandOnTheFirstLevelThatIsUsed() {
        assertEquals(2, new PairLayout(diagram(2), 640).labelled());
    }

    @Test
    void noLevelCarriesNamesWhenNoneIsUsed() {
        assertEquals(-1, new PairLayout(diagram(5), 640).labelled());
    }

    @Test
    void strandsOfALevelLieWithinItsMapsAndApart() {
        PairLayout layout = new PairLayout(diagram(0), 640);
        PairLayout.Box map = layout.teacher(0);
        double first = layout.strand(0, 0);
        double second = layout.strand(0, 1);
        assertTrue(first > map.y() && second < map.y() + map.height());
        assertTrue(second - first >= 16, "the names of two strands would overlap");
    }

    @Test
    void headsFollowBelowTheLastLevelOneByOne() {
        PairLayout layout = new PairLayout(diagram(0), 640);
        assertTrue(layout.passage(0).y()
                >= layout.teacher(4).y() + layout.teacher(4).height());
        assertTrue(layout.passage(1).y()
                >= layout.passage(0).y() + layout.passage(0).height());
        assertTrue(layout.height() >= layout.passage(1).y() + layout.passage(1).height());
    }

    @Test
    void onlyLevelsThatAreUsedFeedTheHeads() {
        PairDiagram diagram = diagram(3);
        assertEquals(2, new PairLayout(diagram, 640).fed(diagram.teacher()).size());
    }

    @Test
    void narrowerThanItsWordsItStaysAsWideAsThey() {
        assertEquals(PairLayout.NARROWEST, new PairLayout(diagram(0), 100).width());
    }

    @Test
    void wordsTellEveryMeetingAndEveryTerm() {
        String words = diagram(0).words();
        assertTrue(words.contains("P3 256 × 3 × 3 meets P3 256 × 3 × 3 through 1×1 conv."), words);
        assertTrue(words.contains("Full × 1 through Teacher's head."), words);
    }

    /** Two terms between the maps and one through each of two heads; levels from {@code first} on are used. */
    private static PairDiagram diagram(int first) {
        List<PairDiagram.Level> levels = IntStream.range(0, 5)
                .mapToObj(i -> new PairDiagram.Level("P" + (i + 3), "256 × 3 × 3", i >= first))
                .toList();
        List<PairDiagram.Joint> joints = IntStream.range(0, 5)
                .mapToObj(i -> new PairDiagram.Joint(i, "1×1 conv", ""))
                .toList();
        List<PairDiagram.Term> terms = List.of(
                new PairDiagram.Term("Low", "1e-5", "", 0xFF0072B2, ""),
                new PairDiagram.Term("High", "1e-5", "", 0xFFE69F00, ""),
                new PairDiagram.Term("Full", "1", "Teacher's head", 0xFF009E73, ""),
                new PairDiagram.Term("Sharp", "1", "Amplifier", 0xFFD55E00, ""));
        return new PairDiagram(
                new PairDiagram.Side("Teacher", "large", levels),
                new PairDiagram.Side("Student", "small", levels),
                joints,
                terms);
    }
}
