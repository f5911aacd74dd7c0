package org.nadir.run.calibration;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nadir.base.AtomicFile;
import org.nadir.base.MachineFacts;
import org.nadir.base.Progress;
import org.nadir.base.UserFolders;
import org.nadir.base.UserProblem;
import org.nadir.experiment.DataSpec;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.ModelSpec;
import org.nadir.run.JavaProcess;

/**
 * The calibrations of this machine: looked up by machine, model, images, batch, optimiser, device, heap and build, and
 * measured in a process of its own when asked. Safe from any thread; looking up reads one small file.
 */
public final class Calibrations {
    private static final String SPEC = ".yaml";

    private final Path folder;

    public Calibrations(Path folder) {
        this.folder = folder;
    }

    /** Those in the cache folder of the user. */
    public static Calibrations ofUser() {
        return new Calibrations(UserFolders.cache().resolve("calibrations"));
    }

    /** The calibration of an experiment, if there is one. */
    public Optional<Calibration> find(ExperimentSpec spec, ExperimentCost.Input input) {
        Path file = folder.resolve(key(spec, input) + ".json");
        try {
            return Files.isRegularFile(file) ? Calibration.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Measures some steps of an experiment, which takes some seconds to a minute, and keeps the result.
     *
     * @throws UserProblem when the process cannot be started or fails, for example for want of memory
     * @throws CancellationException when the progress is cancelled
     */
    public Calibration measure(ExperimentSpec spec, ExperimentCost.Input input, Progress progress) {
        String key = key(spec, input);
        Path file = folder.resolve(key + SPEC);
        try {
            Files.createDirectories(folder);
            ExperimentYaml.write(spec, file);
            Calibration calibration = measured(
                    JavaProcess.of(options(spec), List.of("calibrate-worker", file.toString(), words(input))),
                    progress);
            AtomicFile.writeString(folder.resolve(key + ".json"), calibration.json());
            return calibration;
        } catch (IOException e) {
            throw UserProblem.of("The calibration failed (" + e.getMessage() + ")")
                    .remedy("A smaller image or batch needs less memory; the reason is on standard error")
                    .cause(e)
                    .problem();
        }
    }

    /** The heap of a run's worker, which fills up before Java collects anything. */
    private static List<String> options(ExperimentSpec spec) {
        int heap = spec.run().heapMib();
        return heap > 0 ? List.of("-Xmx" + heap + "m") : List.of();
    }

    private static Calibration measured(ProcessBuilder process, Progress progress) throws IOException {
        try (MeasuringProcess worker = new MeasuringProcess(process)) {
            return new CalibrationRounds(worker, progress).measure();
        }
    }

    /** The words of an input that {@link #input} reads in the other process. */
    private static String words(ExperimentCost.Input input) {
        return input.width() + "x" + input.height() + "x" + input.classes();
    }

    /** Reads width, height and classes, which the other process is given. */
    public static ExperimentCost.Input input(String words) {
        String[] numbers = words.split("x", -1);
        return new ExperimentCost.Input(
                Integer.parseInt(numbers[2]), Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), true);
    }

    private static String key(ExperimentSpec spec, ExperimentCost.Input input) {
        String about = String.join(
                "|",
                MachineFacts.processor(),
                Integer.toString(Runtime.getRuntime().availableProcessors()),
                System.getenv().getOrDefault("OMP_NUM_THREADS", ""),
                model(spec.model()),
                words(input),
                Integer.toString(spec.optimisation().batch()),
                spec.optimisation().optimiser(),
                spec.run().device(),
                images(spec.data()),
                Integer.toString(spec.run().heapMib()),
                build());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** What decides the memory that reading and validating take. */
    private static String images(DataSpec data) {
        return String.join(
                " ",
                data.sources().folders().toString(),
                data.train(),
                data.validation(),
                data.imageSize().toString(),
                Integer.toString(data.tile()),
                Integer.toString(data.loaderThreads()),
                Integer.toString(data.keptMib()));
    }

    /** What decides the work of a step; weights do, since the form of a backbone is theirs. */
    private static String model(ModelSpec model) {
        return String.join(
                " ",
                model.detector(),
                model.backbone(),
                model.weights(),
                Integer.toString(model.neckChannels()),
                Integer.toString(model.headConvs()),
                Double.toString(model.anchorBase()),
                model.boxLoss(),
                Boolean.toString(model.normEval()),
                Double.toString(model.dropPath()));
    }

    /** When this program was built: the time of the file that this class came from. */
    private static String build() {
        CodeSource source = Calibrations.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? ""
                    : Files.getLastModifiedTime(Path.of(source.getLocation().toURI()))
                            .toString();
        } catch (IOException | URISyntaxException e) {
            return "";
        }
    }
}
