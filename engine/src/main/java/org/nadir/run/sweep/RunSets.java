package org.nadir.run.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;

/**
 * Makes sets of runs and lets them grow. The folders of all runs are made before the first starts, so that a set is whole
 * on disk and whoever drives it may die; a set only ever grows, and a run that is in it is not made twice.
 */
public final class RunSets {
    private RunSets() {}

    /** Where the set of a name lies among the runs. */
    public static Path place(Path runsDir, String name) {
        return runsDir.toAbsolutePath().normalize().resolve(RunFolder.folderName(name) + RunSet.ENDING);
    }

    /** The runs of {@code planned} that the set of this name, if there is one, does not have. */
    public static List<PlannedRun> missing(Path runsDir, String name, List<PlannedRun> planned) {
        Path place = place(runsDir, name);
        if (!RunSet.isSet(place)) {
            return List.copyOf(planned);
        }
        RunSet set = RunSet.open(place);
        Map<String, RunSet.Member> known = known(set);
        return planned.stream()
                .filter(run -> Optional.ofNullable(known.get(run.digest()))
                        .flatMap(set::run)
                        .isEmpty())
                .toList();
    }

    /**
     * Makes a set, or gives an existing one of this name the runs that it lacks or whose folders are gone.
     *
     * @param yaml the text of the sweep, kept beside the list
     * @throws UserProblem when the set of that name has none of the runs, being another one, or nothing can be written
     */
    public static RunSet grow(Path runsDir, SweepSpec sweep, String yaml, List<PlannedRun> planned) {
        Path place = place(runsDir, sweep.name());
        List<RunSet.Member> members = new ArrayList<>();
        if (RunSet.isSet(place)) {
            RunSet set = RunSet.open(place);
            Map<String, RunSet.Member> known = known(set);
            if (planned.stream().noneMatch(run -> known.containsKey(run.digest()))) {
                throw UserProblem.of("There is another set of this name: none of its runs is among these")
                        .file(place)
                        .found(set.name())
                        .remedy("Give this one another name with --name")
                        .problem();
            }
            members.addAll(set.members());
        }
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw AtomicFile.unwritable(place, e);
        }
        AtomicFile.writeString(place.resolve(RunSet.TEXT), yaml);
        return add(place, new RunSetFile.Content(sweep.name(), members), planned);
    }

    /**
     * Gives a set more seeds: every combination of its other values once more with each of them.
     *
     * @param seeds as texts
     * @return the set with the new runs; those that it has are left as they are
     */
    public static RunSet addSeeds(RunSet set, List<String> seeds) {
        List<PlannedRun> planned = new ArrayList<>();
        for (RunSet.Member member : set.members()) {
            set.run(member)
                    .ifPresent(run ->
                            planned.addAll(withSeeds(set.name(), new PlannedRun(run.spec(), member.cell()), seeds)));
        }
        return add(set.path(), new RunSetFile.Content(set.name(), set.members()), planned);
    }

    /** The runs of a grid and each of them with each of these seeds, those that compute the same once. */
    public static List<PlannedRun> withSeeds(SweepSpec sweep, List<PlannedRun> planned, List<String> seeds) {
        Map<String, PlannedRun> all = new LinkedHashMap<>();
        planned.forEach(run -> all.put(run.digest(), run));
        planned.stream()
                .flatMap(run -> withSeeds(sweep.name(), run, seeds).stream())
                .forEach(run -> all.putIfAbsent(run.digest(), run));
        return List.copyOf(all.values());
    }

    private static List<PlannedRun> withSeeds(String set, PlannedRun run, List<String> seeds) {
        return seeds.stream()
                .map(seed -> {
                    Map<String, String> cell = new LinkedHashMap<>(run.cell());
                    cell.put("run.seed", seed);
                    Map<String, String> changes = Map.of("run.seed", seed, "name", RunNames.of(set, cell));
                    Map<String, String> values = Fields.with(Fields.values(run.spec()), changes);
                    return new PlannedRun(Fields.toSpec(values, Path.of("")), cell);
                })
                .toList();
    }

    private static RunSet add(Path place, RunSetFile.Content before, List<PlannedRun> planned) {
        Path runsDir = java.util.Objects.requireNonNull(place.getParent());
        List<RunSet.Member> members = new ArrayList<>(before.members());
        RunSet set = new RunSet(place, before);
        Map<String, RunSet.Member> known = known(set);
        Set<String> made = new HashSet<>();
        for (PlannedRun run : planned) {
            RunSet.Member old = known.get(run.digest());
            boolean there = old != null && set.run(old).isPresent();
            if (there || !made.add(run.digest())) {
                continue;
            }
            RunFolder folder = leftBehind(runsDir, run).orElseGet(() -> RunFolder.create(runsDir, run.spec()));
            RunSet.Member member = new RunSet.Member(folder.name(), run.cell(), run.digest());
            if (old == null) {
                members.add(member);
            } else {
                members.set(members.indexOf(old), member);
            }
        }
        RunSetFile.Content content = new RunSetFile.Content(before.name(), members);
        RunSetFile.write(place.resolve(RunSet.LIST), content);
        return new RunSet(place, content);
    }

    /** The folder that an earlier call made for this run and died before it could list it. */
    private static Optional<RunFolder> leftBehind(Path runsDir, PlannedRun run) {
        try {
            RunFolder folder = RunFolder.open(runsDir.resolve(RunFolder.folderName(run.name())));
            boolean untouched = folder.status().isEmpty() && folder.events().isEmpty();
            return untouched && PlannedRun.digest(folder.spec()).equals(run.digest())
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (UserProblem otherOrNone) {
            return Optional.empty();
        }
    }

    /** Members by what they were planned to compute, and by what they compute if they were changed since. */
    private static Map<String, RunSet.Member> known(RunSet set) {
        Map<String, RunSet.Member> known = new HashMap<>();
        for (RunSet.Member member : set.members()) {
            known.put(member.digest(), member);
            digestNow(set, member).ifPresent(digest -> known.putIfAbsent(digest, member));
        }
        return known;
    }

    /** Later versions of the program have more settings, which changes the digest but not the run. */
    private static Optional<String> digestNow(RunSet set, RunSet.Member member) {
        try {
            return set.run(member).map(run -> PlannedRun.digest(run.spec()));
        } catch (UserProblem unreadable) {
            return Optional.empty();
        }
    }
}
