package org.nadir.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus.State;
import org.nadir.run.WrittenStatus;
import org.nadir.run.sweep.SweepQueue.Place;

@Timeout(60)
class SweepQueueTest {
    private static final String YAML = "name: set\ndata: {root: /none}\nsweep:\n  run.seed: [1, 2, 3]\n";

    @TempDir
    private Path runs;

    private final List<String> started = new ArrayList<>();

    private RunSet grow(String yaml) {
        SweepSpec sweep = SweepSpec.parse(yaml, runs.resolve("spec.yaml"), Map.of());
        return RunSets.grow(runs, sweep, yaml, sweep.runs(200));
    }

    private List<Place> drive(RunSet set, int parallel, Consumer<RunFolder> worker) throws InterruptedException {
        return new SweepQueue(set, parallel, places -> {}, run -> {
                    started.add(run.name());
                    worker.accept(run);
                })
                .drive();
    }

    private static void finishes(RunFolder run) {
        WrittenStatus.write(run, State.FINISHED);
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }

    @Test
    void allRunsLieOnDiskBeforeTheFirstStarts() {
        RunSet set = grow(YAML);
        assertEquals(3, RunFolder.list(runs).size());
        assertEquals(
                List.of(set.path()),
                RunSet.list(runs).stream().map(RunSet::path).toList());
        assertEquals(Map.of("run.seed", "2"), set.members().get(1).cell());
    }

    @Test
    void aRunThatFailsDoesNotKeepTheOthersFromStarting() throws Exception {
        List<Place> places = drive(grow(YAML), 1, run -> {
            if (run.name().equals("set-seed1")) {
                throw UserProblem.of("No process").problem();
            }
            WrittenStatus.write(run, run.name().equals("set-seed2") ? State.FAILED : State.FINISHED);
        });
        assertEquals(List.of("set-seed1", "set-seed2", "set-seed3"), started);
        assertEquals(
                List.of(true, true, false), places.stream().map(Place::failed).toList());
        assertEquals("No process.", places.get(0).problem());
    }

    @Test
    void noMoreRunsGoAtATimeThanThereAreWorkers() throws Exception {
        RunSet set = grow(YAML);
        List<Long> going = new ArrayList<>();
        new SweepQueue(
                        set,
                        2,
                        places -> {
                            List<Place> now = places.stream()
                                    .filter(place -> place.phase() == SweepQueue.Phase.GOING)
                                    .toList();
                            going.add((long) now.size());
                            now.stream()
                                    .limit(1)
                                    .forEach(place ->
                                            finishes(set.run(place.member()).orElseThrow()));
                        },
                        run -> WrittenStatus.write(run, State.RUNNING))
                .drive();
        assertEquals(List.of(2L, 2L, 1L, 0L), going);
    }

    @Test
    void drivenAgainItPassesOverWhatIsFinishedAndGoesOnWithTheRest() throws Exception {
        RunSet set = grow(YAML);
        finishes(set.run(set.members().get(0)).orElseThrow());
        WrittenStatus.write(set.run(set.members().get(1)).orElseThrow(), State.STOPPED);
        drive(grow(YAML), 3, SweepQueueTest::finishes);
        assertEquals(List.of("set-seed2", "set-seed3"), started);
        assertEquals(3, RunFolder.list(runs).size());
    }

    @Test
    void aWorkerThatOutlivedItsDriverIsFollowedAndNotStartedAgain() throws Exception {
        RunSet set = grow(YAML);
        RunFolder alive = set.run(set.members().get(0)).orElseThrow();
        WrittenStatus.write(alive, State.RUNNING);
        drive(set, 2, run -> {
            finishes(run);
            finishes(alive);
        });
        assertEquals(List.of("set-seed2", "set-seed3"), started);
    }

    @Test
    void seedsAreAddedWithoutRepeatingAny() {
        RunSet set = RunSets.addSeeds(grow(YAML), List.of("3", "4", "5"));
        assertEquals(
                List.of("set-seed1", "set-seed2", "set-seed3", "set-seed4", "set-seed5"),
                set.members().stream().map(RunSet.Member::run).toList());
        assertEquals(5, RunSet.open(set.path()).members().size());
        assertEquals(5, grow(YAML).members().size());
    }

    @Test
    void aFinishedSetThatIsGivenSeedsStartsNothingButThem() throws Exception {
        RunSet set = grow(YAML);
        drive(set, 2, SweepQueueTest::finishes);
        started.clear();
        drive(RunSets.addSeeds(set, List.of("2", "4")), 1, SweepQueueTest::finishes);
        assertEquals(List.of("set-seed4"), started);
    }

    @Test
    void anAskedStopEndsTheSetAndTheNextDriveGoesOn() throws Exception {
        RunSet set = grow(YAML);
        List<Place> places = drive(set, 1, run -> {
            finishes(run);
            set.stop();
        });
        assertEquals(List.of("set-seed1"), started);
        assertEquals(SweepQueue.Phase.WAITING, places.get(2).phase());
        drive(set, 1, SweepQueueTest::finishes);
        assertEquals(List.of("set-seed1", "set-seed2", "set-seed3"), started);
    }

    @Test
    void foldersThatACallMadeBeforeItDiedAreTakenUpAgain() throws Exception {
        RunSet set = grow(YAML);
        Files.delete(set.path().resolve(RunSet.LIST));
        assertEquals(
                List.of("set-seed1", "set-seed2", "set-seed3"),
                grow(YAML).members().stream().map(RunSet.Member::run).toList());
        assertEquals(3, RunFolder.list(runs).size());
    }

    @Test
    void oneProcessDrivesASetAtATime() throws Exception {
        RunSet set = grow(YAML);
        List<Boolean> driven = new ArrayList<>();
        drive(set, 1, run -> {
            driven.add(set.driven());
            assertThrows(UserProblem.class, () -> drive(set, 1, other -> {}));
            finishes(run);
        });
        assertEquals(List.of(true, true, true), driven);
        assertFalse(set.driven());
    }

    @Test
    void aVanishedRunIsToldAndMadeAgainFromTheSpecification() throws Exception {
        RunSet set = grow(YAML);
        delete(set.run(set.members().get(1)).orElseThrow().path());
        List<Place> places = drive(set, 1, SweepQueueTest::finishes);
        assertTrue(places.get(1).failed());
        assertTrue(places.get(1).problem().contains("set-seed2"), places.get(1).problem());
        drive(grow(YAML), 1, SweepQueueTest::finishes);
        assertEquals(List.of("set-seed1", "set-seed3", "set-seed2"), started);
    }

    @Test
    void anotherExperimentOfTheSameNameDoesNotMixWithTheSet() {
        grow(YAML);
        UserProblem said = assertThrows(UserProblem.class, () -> grow(YAML.replace("/none", "/other")));
        assertTrue(String.valueOf(said.getMessage()).contains("--name"));
    }

    @Test
    void aDamagedListIsASentenceAndLeadsNowhere() throws Exception {
        RunSet set = grow(YAML);
        Path list = set.path().resolve(RunSet.LIST);
        Files.writeString(list, Files.readString(list).replace("set-seed2", "../../etc"));
        assertThrows(UserProblem.class, () -> RunSet.open(set.path()));
        assertEquals(List.of(), RunSet.list(runs));
        Files.writeString(list, "{\"name\": \"set\", \"mem");
        assertThrows(UserProblem.class, () -> RunSet.open(set.path()));
    }
}
