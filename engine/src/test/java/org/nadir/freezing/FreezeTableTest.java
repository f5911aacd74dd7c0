package org.nadir.freezing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.base.UserProblem;
import org.nadir.nn.NetworkPart;

class FreezeTableTest {
    private static final String EXAMPLE = "stem-stage1: -; stage2: 0-2, 6-; stage3-stage4: 0-/3; neck-head: all";

    private static String trained(FreezeTable table, NetworkPart part) {
        StringBuilder cells = new StringBuilder();
        for (int epoch = 0; epoch < table.epochs(); epoch++) {
            cells.append(table.trains(part, epoch) ? 'T' : '-');
        }
        return cells.toString();
    }

    @Test
    void everyFormOfSpanIsRead() {
        FreezeTable table = FreezeTable.parse(EXAMPLE, 10);
        assertEquals("----------", trained(table, NetworkPart.STAGE1));
        assertEquals("TTT---TTTT", trained(table, NetworkPart.STAGE2));
        assertEquals("T--T--T--T", trained(table, NetworkPart.STAGE4));
        assertEquals("TTTTTTTTTT", trained(table, NetworkPart.NECK));
    }

    @Test
    void partsThatAreNotNamedTrainThroughout() {
        FreezeTable table = FreezeTable.parse("backbone: 1, 3; heads: 0-1", 4);
        assertEquals("-T-T", trained(table, NetworkPart.STEM));
        assertEquals("-T-T", trained(table, NetworkPart.STAGE4));
        assertEquals("TTTT", trained(table, NetworkPart.NECK));
        assertEquals("TT--", trained(table, NetworkPart.HEAD));
    }

    @Test
    void rangesOfPartsMayBeShort() {
        assertEquals(FreezeTable.parse("stage2-stage4: -", 3), FreezeTable.parse("stage2-4: -", 3));
        assertEquals(FreezeTable.parse("stem: -; neck: -", 3), FreezeTable.parse("stem, neck: -;", 3));
    }

    @Test
    void textIsWhatWasReadInItsShortestForm() {
        assertEquals(EXAMPLE, FreezeTable.parse(EXAMPLE, 12).text());
        assertEquals(
                "stem-stage4: 0, 4-6, 9; neck-head: all",
                FreezeTable.parse("backbone: 4,5,6, 0, 9", 11).text());
    }

    @Test
    void singleEpochsAtEqualDistancesBecomeAStride() {
        assertEquals(
                "stem-stage4: 1, 4, 7-8; neck-head: all",
                FreezeTable.parse("backbone: 1, 4, 7-8", 12).text());
        assertEquals(
                "stem-stage4: 0-9/3; neck-head: all",
                FreezeTable.parse("backbone: 0, 3, 6, 9", 20).text());
    }

    @Test
    void whateverIsPaintedIsReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int epochs = 1 + random.nextInt(40);
            FreezeTable table = FreezeTable.trained(epochs);
            for (int stroke = 0; stroke < 12; stroke++) {
                NetworkPart part = NetworkPart.values()[random.nextInt(7)];
                int first = random.nextInt(epochs);
                FreezeTable.Cells cells = new FreezeTable.Cells(Set.of(part), first, first + random.nextInt(4));
                table = table.painted(cells, random.nextBoolean());
            }
            assertEquals(table, FreezeTable.parse(table.text(), epochs), table.text());
        }
    }

    @Test
    void aLongerRunGoesOnWithTheLastColumn() {
        FreezeTable table = FreezeTable.parse(EXAMPLE, 7);
        assertEquals("TTT---TTTT", trained(table.fitted(10), NetworkPart.STAGE2));
        assertEquals("TTT---TTTT", trained(FreezeTable.parse(table.text(), 10), NetworkPart.STAGE2));
        assertEquals("TTT-", trained(table.fitted(4), NetworkPart.STAGE2));
    }

    @Test
    void aStretchedTableKeepsItsShape() {
        FreezeTable table = FreezeTable.parse("backbone: 1-", 3);
        assertEquals("--TTTT", trained(table.stretched(6), NetworkPart.STEM));
    }

    @Test
    void paintingLeavesTheOldTableAsItIs() {
        FreezeTable before = FreezeTable.trained(4);
        FreezeTable after = before.painted(new FreezeTable.Cells(Set.of(NetworkPart.STAGE3), 2, 1), false);
        assertEquals("TTTT", trained(before, NetworkPart.STAGE3));
        assertEquals("T--T", trained(after, NetworkPart.STAGE3));
        assertEquals(after, before.painted(new FreezeTable.Cells(Set.of(NetworkPart.STAGE3), 1, 2), false));
    }

    @Test
    void anEpochInWhichNothingTrainsIsFound() {
        assertEquals(
                OptionalInt.of(2),
                FreezeTable.parse("backbone: 0; neck: 0-1; head: 0-1, 3", 4).idleEpoch());
        assertEquals(OptionalInt.empty(), FreezeTable.parse("backbone: -", 4).idleEpoch());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stage5: 1|The network has no such part|stage5",
                "stage2 0-2|A part has no epochs|stage2 0-2",
                "stage2:|These are no epochs|nothing",
                "stage2: x|These are no epochs|x",
                "stage2: 3/2|These are no epochs|3/2",
                "stage2: 0-/0|These are no epochs|0-/0",
                "stage2: 6-2|The epochs run backwards|6-2",
                "stage2: 0-3, 2-5|Epoch 2 is named twice|0-3, 2-5",
                "stage2: 0-/3, 1-/5|Epoch 6 is named twice|0-/3, 1-/5",
                "stage2: 1; stage1-3: -|stage2 is named twice|stage1-3: -",
                "stage3-stage1: 1|The parts run backwards|stage3-stage1",
                "stage2: 0-12|Epoch 12 of stage2 is beyond the run|0-12",
                "stage2: 12-|Epoch 12 of stage2 is beyond the run|12-",
                ";|The table names no part|;"
            })
    void whatIsWrongIsSaidExactly(String text, String what, String found) {
        UserProblem problem = assertThrows(UserProblem.class, () -> FreezeTable.parse(text, 12));
        assertEquals(what, problem.detail("what").orElse(""));
        assertEquals(found, problem.detail("found").orElse(""));
        assertFalse(problem.detail("expected").orElse("").isEmpty());
    }

    @Test
    void theScheduleOfATableSaysWhatTheTableShows() {
        FreezingSchedule schedule = FreezingSchedules.table(EXAMPLE);
        assertEquals(
                FreezeTable.parse(EXAMPLE, 30), Expansion.of(schedule, 30, 1).most());
        assertTrue(Expansion.of(schedule, 30, 1).exact());
        assertEquals(
                EnumSet.of(NetworkPart.STAGE2, NetworkPart.NECK, NetworkPart.HEAD),
                schedule.at(Moment.ofEpoch(1, 30)).trained());
    }
}
