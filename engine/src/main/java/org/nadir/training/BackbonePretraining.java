package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.data.synthetic.ChipSet;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.experiment.RunSpec;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.BackboneOptions;
import org.nadir.retrieval.ChipClassifier;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TorchEngine;

/**
 * The recipe of the samples' backbone: draw chips, tell them apart from random numbers on, write the backbone. Runs through
 * the same loop as every experiment. Used once, by one thread.
 */
public final class BackbonePretraining {
    /** Version of the drawings: a picture of another version may differ for the same seed. */
    private static final String GENERATOR = "1";

    private static final int BATCH = 48;
    private static final int STEPS = 100;

    private final Recipe recipe;
    private final Progress progress;

    /**
     * What is trained and for how long.
     *
     * @param pictures drawn pictures, about fifty chips each
     * @param epochs of 100 steps of 48 chips
     */
    public record Recipe(String backbone, int pictures, int epochs, long seed, String device) {}

    /**
     * How it went.
     *
     * @param accuracy share of held-out chips that were told right
     * @param turn share of held-out objects whose direction was told right, of eight sectors
     */
    public record Result(double accuracy, double turn, int chips, double seconds) {}

    public BackbonePretraining(Recipe recipe, Progress progress) {
        this.recipe = recipe;
        this.progress = progress;
    }

    /**
     * Trains and writes the backbone.
     *
     * @throws CancellationException when it was no longer wanted; nothing is written
     * @throws org.nadir.base.UserProblem when the device or the backbone is unknown or the file cannot be written
     */
    public Result run(Path file) {
        long start = System.nanoTime();
        try (NDManager manager = TorchEngine.newManager(recipe.device())) {
            RandomStreams streams = new RandomStreams(recipe.seed());
            ChipClassifier model = new ChipClassifier(
                    new ChipClassifier.Plan(recipe.backbone(), ChipSet.CLASSES.size(), ClassificationTask.SECTORS),
                    new ParameterSet(manager, streams),
                    BackboneOptions.fromScratch());
            ChipSet chips = ChipSet.draw(recipe.seed(), recipe.pictures(), progress);
            Host host = new Host();
            train(model, chips, streams, host);
            if (progress.cancelled()) {
                throw new CancellationException("The pre-training was cancelled");
            }
            Map<String, Double> metrics = host.scores.metrics();
            Result result = new Result(
                    metrics.getOrDefault("accuracy", 0.0),
                    metrics.getOrDefault("turn", 0.0),
                    chips.chips().size(),
                    (System.nanoTime() - start) / 1e9);
            Safetensors.write(file, compact(model.exportBackbone()), metadata(result));
            return result;
        }
    }

    private void train(ChipClassifier model, ChipSet chips, RandomStreams streams, Host host) {
        ClassificationTask.Settings settings = new ClassificationTask.Settings(BATCH, STEPS, streams.stream("chips"));
        try (ClassificationTask task = new ClassificationTask(model, chips, settings)) {
            TrainingLoop.Setup setup = new TrainingLoop.Setup(
                    task, FreezingSchedules.full(Set.of()), optimisation(), runSpec(), streams, Map.of());
            new TrainingLoop(setup, host).run(Optional.empty());
        }
    }

    private OptimisationSpec optimisation() {
        return new OptimisationSpec(
                recipe.epochs(), BATCH, 1, "adamw", 0.003, 0.9, 0.02, 5, 0, 60, 0.05, "cosine", List.of());
    }

    private RunSpec runSpec() {
        return new RunSpec(recipe.seed(), recipe.device(), Math.max(1, recipe.epochs() / 3), 0, 0, 0, 1, 0.05, 0);
    }

    /** Weights in half precision, statistics in full: their range is wider. */
    private static Map<String, HostTensor> compact(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> small = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            boolean statistics = name.contains("running_");
            small.put(name, statistics ? tensor : new HostTensor(tensor.shape(), DType.F16, tensor.values()));
        });
        return small;
    }

    private Map<String, String> metadata(Result result) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("backbone", recipe.backbone());
        notes.put("input", "(rgb - [123.675, 116.28, 103.53]) / [58.395, 57.12, 57.375]");
        notes.put(
                "recipe",
                "nadir pretrain-backbone --backbone " + recipe.backbone() + " --pictures " + recipe.pictures()
                        + " --epochs " + recipe.epochs() + " --seed " + recipe.seed());
        notes.put("generator", GENERATOR);
        notes.put("seed", Long.toString(recipe.seed()));
        notes.put("accuracy", String.format(java.util.Locale.ROOT, "%.4f", result.accuracy()));
        notes.put("licence", "Apache-2.0");
        return notes;
    }

    /** Passes on how far the loop is and keeps the latest scores; a pre-training leaves no run folder. */
    private final class Host implements LoopHost {
        private Scores scores = new Scores("accuracy", Map.of("accuracy", 0.0), Map.of());

        @Override
        public void publish(RunEvent event) {
            if (event instanceof RunEvent.Step step) {
                long total = (long) recipe.epochs() * STEPS;
                progress.report(
                        step.iteration(), total, String.format(java.util.Locale.ROOT, "loss %.3f", step.loss()));
            } else if (event instanceof RunEvent.Validated validated) {
                scores = validated.scores();
            }
        }

        @Override
        public Request request() {
            return progress.cancelled() ? Request.STOP : Request.RUN;
        }

        @Override
        public void rest() {
            // never paused
        }

        @Override
        public String save(String kind, Checkpoint checkpoint) {
            return kind;
        }

        @Override
        public void discard(String kind) {
            // nothing was kept
        }
    }
}
