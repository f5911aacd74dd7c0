package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.sweep.RunSet;

class RunTreeTest {
    @TempDir
    Path folder;

    private final List<RunItem> runs = new ArrayList<>();
    private final List<RunSetItem> sets = new ArrayList<>();

    private RunItem run(String name) {
        Map<String, String> values = Map.of("name", name, "data.root", "/none");
        return listed(RunFolder.create(folder, Fields.toSpec(values, Path.of("/"))));
    }

    private RunItem listed(RunFolder run) {
        RunItem item = new RunItem(run, Optional.of(run.spec()), Optional.empty(), Runnable::run);
        runs.add(item);
        return item;
    }

    private RunSet set(String name) {
        RunSet set = WrittenRuns.set(folder, name);
        set.members().forEach(member -> listed(set.run(member).orElseThrow()));
        sets.add(new RunSetItem(new RunSetLook()
                .look(folder, List.of()).stream()
                        .filter(state -> state.name().equals(name))
                        .findFirst()
                        .orElseThrow()));
        return set;
    }

    /** The rows as text: a set or run, and in brackets those below it. */
    private List<String> rows(Map<Path, List<Path>> stages) {
        return new RunTree(runs, sets, stages)
                .branches().stream()
                        .map(row -> row.entry().name()
                                + (row.below().isEmpty()
                                        ? ""
                                        : row.below().stream()
                                                .map(RunEntry::name)
                                                .toList()))
                        .toList();
    }

    @Test
    void theRunsOfASetAreBelowItAndOthersStandForThemselves() {
        run("newest");
        set("dbf");
        run("oldest");
        assertEquals(
                List.of("newest", "dbf[dbf-seed1-full, dbf-seed1-frozen, dbf-seed2-full, dbf-seed2-frozen]", "oldest"),
                rows(Map.of()));
    }

    @Test
    void theStagesOfOneStudentAreBelowIt() {
        RunItem student = run("student");
        RunItem teacher = run("teacher");
        RunItem amplifier = run("amplifier");
        assertEquals(
                List.of("student[teacher, amplifier]"),
                rows(Map.of(student.path(), List.of(teacher.path(), amplifier.path()))));
    }

    @Test
    void anAmplifierThatSeveralRunsOfOneSetNeedIsBelowTheSet() {
        RunSet set = set("dbf");
        RunItem amplifier = run("amplifier");
        List<Path> needed = List.of(amplifier.path());
        Map<Path, List<Path>> stages = Map.of(
                WrittenRuns.run(set, 0).path(), needed, WrittenRuns.run(set, 2).path(), needed);
        assertEquals(
                List.of("dbf[dbf-seed1-full, dbf-seed1-frozen, dbf-seed2-full, dbf-seed2-frozen, amplifier]"),
                rows(stages));
    }

    @Test
    void whatASetAndAnotherRunNeedHasARowOfItsOwnAndNamesBoth() {
        RunSet set = set("dbf");
        RunItem alone = run("alone");
        RunItem amplifier = run("amplifier");
        List<Path> needed = List.of(amplifier.path());
        Map<Path, List<Path>> stages = Map.of(WrittenRuns.run(set, 0).path(), needed, alone.path(), needed);
        assertEquals("amplifier", rows(stages).get(2));
        assertEquals(List.of("alone", "dbf"), new RunTree(runs, sets, stages).users(amplifier));
    }

    @Test
    void runsThatNameEachOtherAreBothListed() {
        RunItem one = run("one");
        RunItem two = run("two");
        assertEquals(
                List.of("one", "two"), rows(Map.of(one.path(), List.of(two.path()), two.path(), List.of(one.path()))));
    }

    @Test
    void aSetWithoutListedRunsIsARowAtTheEnd() {
        run("newest");
        set("dbf");
        runs.removeIf(item -> item.name().startsWith("dbf"));
        assertEquals(List.of("newest", "dbf"), rows(Map.of()));
    }
}
