package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;
import org.nadir.run.sweep.PlannedRun;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepLauncher;
import org.nadir.run.sweep.SweepQueue;
import org.nadir.run.sweep.SweepSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir sweep SPEC.yaml --runs DIR}: makes a set of runs and drives it, or goes on with one. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description =
                "Trains a grid of runs, some at a time, each in a process of its own. Called again, it goes on where it "
                        + "was. Ctrl-C stops the runs after a checkpoint.")
final class SweepCommand implements Callable<Integer> {
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    @Parameters(
            index = "0",
            paramLabel = "SPEC.yaml",
            description = "An experiment with a block sweep, or the folder of a set (NAME.sweep).")
    private Path spec = Path.of("");

    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of run folders (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--name", description = "Name of the set, in place of the name of the experiment.")
    private @Nullable String name;

    @Option(names = "--parallel", paramLabel = "N", description = "Workers at a time (default: ${DEFAULT-VALUE}).")
    private int parallel = 1;

    @Option(
            names = "--seeds",
            paramLabel = "N,...",
            split = ",",
            description = "Every run once more with each of these seeds.")
    private List<String> seeds = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replaces a value of the base; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "Most runs that are made (default: ${DEFAULT-VALUE}).")
    private int limit = 200;

    @Option(names = "--dry-run", description = "Says which runs there would be and makes nothing.")
    private boolean dryRun;

    @Option(names = "--stop", description = "Asks whoever drives the set to stop its runs after a checkpoint.")
    private boolean stop;

    @Option(names = "--detach", description = "Drives the set in a process of its own and returns at once.")
    private boolean detach;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        boolean[] failed = new boolean[1];
        int code = CommandOutput.run(json, out -> failed[0] = sweep(out));
        return code == CommandOutput.DONE && failed[0] ? CommandOutput.FAILED : code;
    }

    /** True when some run failed. */
    private boolean sweep(CommandOutput out) throws InterruptedException {
        if (parallel < 1) {
            throw UserProblem.of("There must be a worker")
                    .field("--parallel")
                    .found(parallel)
                    .expected("at least 1")
                    .problem();
        }
        seeds.forEach(this::requireSeed);
        if (stop) {
            stop(out);
            return false;
        }
        if (dryRun) {
            SweepPlan.print(out, planned(), runs);
            return false;
        }
        RunSet set = Files.isDirectory(spec) ? RunSet.open(spec) : grow();
        RunSet whole = seeds.isEmpty() ? set : RunSets.addSeeds(set, seeds);
        if (detach) {
            started(SweepLauncher.detached(whole, parallel), out);
            return false;
        }
        return drive(whole, out);
    }

    private void requireSeed(String seed) {
        Fields.find("run.seed").orElseThrow().check(seed).ifPresent(problem -> {
            throw UserProblem.of(problem.what())
                    .field("--seeds")
                    .found(problem.found())
                    .expected(problem.expected())
                    .problem();
        });
    }

    private void stop(CommandOutput out) {
        RunSet set = RunSet.open(Files.isDirectory(spec) ? spec : RunSets.place(runs, read().name()));
        set.stop();
        out.line(
                set.driven()
                        ? "Asked to stop: " + set.path() + ". Its runs write a checkpoint and can be gone on with."
                        : "Nobody drives " + set.path() + ".");
    }

    private SweepSpec read() {
        return SweepSpec.parse(ExperimentYaml.text(spec), spec, replaced());
    }

    private Map<String, String> replaced() {
        Map<String, String> replaced = new LinkedHashMap<>(changes);
        if (name != null) {
            replaced.put("name", name);
        }
        return replaced;
    }

    private SweepPlan planned() {
        if (Files.isDirectory(spec)) {
            throw UserProblem.of("The runs of a set that exists are in its list already")
                    .file(spec)
                    .expected("a SPEC.yaml with --dry-run")
                    .problem();
        }
        SweepSpec sweep = read();
        List<PlannedRun> all = RunSets.withSeeds(sweep, sweep.runs(limit), seeds);
        return new SweepPlan(sweep.name(), all, RunSets.missing(runs, sweep.name(), all));
    }

    private RunSet grow() {
        String yaml = ExperimentYaml.text(spec);
        SweepSpec sweep = SweepSpec.parse(yaml, spec, replaced());
        return RunSets.grow(runs, sweep, yaml, sweep.runs(limit));
    }

    private static void started(RunSet set, CommandOutput out) {
        if (out.json()) {
            JsonObject document = new JsonObject();
            document.addProperty("set", set.path().toString());
            document.addProperty("runs", set.members().size());
            out.print(document);
        } else {
            out.line("Started " + set.path() + " with " + set.members().size() + " runs");
        }
    }

    /** Workers take over this process's setting; with all processors each, they would keep each other from computing. */
    private void shareProcessors() {
        int each = Math.max(1, Runtime.getRuntime().availableProcessors() / parallel);
        if (parallel > 1 && System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, Integer.toString(each));
        }
    }

    private boolean drive(RunSet set, CommandOutput out) throws InterruptedException {
        out.note("Set of " + set.members().size() + " runs: " + set.path());
        shareProcessors();
        SweepTable table = new SweepTable(out);
        SweepQueue queue = new SweepQueue(set, parallel, table::show);
        CountDownLatch over = new CountDownLatch(1);
        Thread interrupted = Executions.hook("nadir-sweep-stop", () -> {
            out.note("Stopping after a checkpoint; go on with: nadir sweep " + set.path());
            set.stop();
            Executions.await(over, 120);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        List<SweepQueue.Place> places;
        try {
            places = queue.drive();
        } finally {
            over.countDown();
            Executions.unhook(interrupted);
        }
        table.result(set, places);
        return places.stream().anyMatch(SweepQueue.Place::failed);
    }
}
