package org.nadir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The root of the command line. {@link #run} gives the exit code and never ends the process; {@link #main} does. Command
 * classes name no engine or scene library in their fields and static initialisers, so that help is quick.
 */
@Command(
        name = "nadir",
        mixinStandardHelpOptions = true,
        version = "nadir 0.1.0",
        description = "Workbench for remote sensing experiments.",
        synopsisSubcommandLabel = "COMMAND")
public final class Nadir {
    /** Held here, because the system forgets the level of a logger that nobody holds. */
    private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command line of the engine's own commands. */
    public static int run(String... args) {
        return run(args, List.of(), List.of());
    }

    /**
     * Runs a command line with {@code moreCommands} (objects with picocli's annotations) and {@code moreBenchmarks} beside
     * the engine's own.
     */
    public static int run(String[] args, List<Object> moreCommands, List<Benchmark> moreBenchmarks) {
        ENGINE_LOG.setLevel(Level.WARNING);
        CommandLine line = new CommandLine(new Nadir());
        List<Object> all = new ArrayList<>(commands());
        all.add(new BenchCommand(moreBenchmarks));
        all.addAll(moreCommands);
        all.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(new WrongUse());
        return line.execute(args);
    }

    /** The commands of the engine; a room adds one line for each of its own. */
    static List<Object> commands() {
        List<Object> commands = new ArrayList<>();
        // runs
        commands.add(new TrainCommand());
        commands.add(new TrainWorkerCommand());
        commands.add(new ResumeCommand());
        commands.add(new SweepCommand());
        commands.add(new CompareCommand());
        commands.add(new ImportRunCommand());
        commands.add(new ExportRunCommand());
        commands.add(new EvaluateCommand());
        commands.add(new StepVariantCommand());
        commands.add(new PeerVariantCommand());
        commands.add(new DistillationVariantCommand());

        commands.add(new ScheduleCommand());
        commands.add(new EstimateCommand());
        commands.add(new CalibrateWorkerCommand());
        commands.add(new ComparedMapsCommand());

        // models of other programs
        commands.add(new ImportCommand());
        commands.add(new ExportCommand());

        // scene
        commands.add(new SceneCommand());

        // data
        commands.add(new DataCommand());
        commands.add(new PreviewCommand());
        commands.add(new PairCommand());

        // samples
        commands.add(new SamplesCommand());
        commands.add(new PretrainBackboneCommand());

        // detection
        commands.add(new DetectCommand());

        return commands;
    }
}
