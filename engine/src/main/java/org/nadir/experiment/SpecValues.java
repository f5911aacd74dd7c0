package org.nadir.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns checked texts of fields into records and back. */
final class SpecValues {
    private final Map<String, String> values;
    private final Path folder;

    private SpecValues(Map<String, String> values, Path folder) {
        this.values = values;
        this.folder = folder;
    }

    static ExperimentSpec toSpec(Map<String, String> values, Path folder) {
        SpecValues reader = new SpecValues(values, folder);
        return new ExperimentSpec(
                reader.text("name"),
                reader.data(),
                reader.model(),
                reader.freezing(),
                reader.optimisation(),
                reader.run());
    }

    private DataSpec data() {
        return new DataSpec(
                resolve(text("data.root")),
                text("data.train"),
                text("data.validation"),
                FieldValues.list(text("data.classes")),
                FieldValues.list(text("data.ignoredClasses")),
                ImageSize.parse(text("data.imageSize")).orElseThrow(),
                whole("data.crop"),
                whole("data.tile"),
                whole("data.tileOverlap"),
                decimal("data.flips"),
                DataSpec.Rotation.valueOf(
                        text("data.rotation").replace('-', '_').toUpperCase(Locale.ROOT)),
                whole("data.loaderThreads"));
    }

    private ModelSpec model() {
        String weights = text("model.weights");
        boolean file = weights.indexOf('/') >= 0
                || weights.indexOf('\\') >= 0
                || weights.endsWith(".safetensors")
                || weights.endsWith(".pth")
                || weights.endsWith(".pt");
        return new ModelSpec(
                text("model.detector"),
                text("model.backbone"),
                file ? resolve(weights).toString() : weights,
                whole("model.neckChannels"),
                whole("model.headConvs"),
                decimal("model.anchorBase"),
                text("model.boxLoss"),
                decimal("model.smoothL1Beta"),
                text("model.normEval").equals("true"),
                decimal("model.dropPath"));
    }

    private FreezingSpec freezing() {
        String schedule = text("freezing.schedule");
        // Values without an effect are dropped: two specifications that compute the same are then equal
        double rho = schedule.equals("step") ? FieldValues.period(text("freezing.rho")) : 1;
        List<Integer> epochs = schedule.equals("epochs")
                ? FieldValues.integers(text("freezing.epochs")).stream()
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        return new FreezingSpec(schedule, rho, epochs, text("freezing.fixedStages"));
    }

    private OptimisationSpec optimisation() {
        return new OptimisationSpec(
                whole("optimisation.epochs"),
                whole("optimisation.batch"),
                text("optimisation.optimiser"),
                decimal("optimisation.learningRate"),
                decimal("optimisation.momentum"),
                decimal("optimisation.weightDecay"),
                decimal("optimisation.clipNorm"),
                whole("optimisation.warmupIterations"),
                decimal("optimisation.warmupRatio"),
                text("optimisation.schedule"),
                FieldValues.milestones(text("optimisation.milestones")));
    }

    private RunSpec run() {
        return new RunSpec(
                Long.parseLong(text("run.seed")),
                text("run.device"),
                whole("run.validateEvery"),
                whole("run.checkpointEvery"),
                whole("run.keepLast"),
                decimal("run.scoreThreshold"),
                whole("run.heapMib"));
    }

    static Map<String, String> values(ExperimentSpec spec) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", spec.name());
        put(values, spec.data());
        put(values, spec.model());
        put(values, spec.freezing());
        put(values, spec.optimisation());
        put(values, spec.run());
        return values;
    }

    private static void put(Map<String, String> values, DataSpec data) {
        values.put("data.root", data.root().toString());
        values.put("data.train", data.train());
        values.put("data.validation", data.validation());
        values.put("data.classes", String.join(", ", data.classes()));
        values.put("data.ignoredClasses", String.join(", ", data.ignoredClasses()));
        values.put("data.imageSize", data.imageSize().toString());
        values.put("data.crop", Integer.toString(data.crop()));
        values.put("data.tile", Integer.toString(data.tile()));
        values.put("data.tileOverlap", Integer.toString(data.tileOverlap()));
        values.put("data.flips", number(data.flips()));
        values.put(
                "data.rotation", data.rotation().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put("data.loaderThreads", Integer.toString(data.loaderThreads()));
    }

    private static void put(Map<String, String> values, ModelSpec model) {
        values.put("model.detector", model.detector());
        values.put("model.backbone", model.backbone());
        values.put("model.weights", model.weights());
        values.put("model.neckChannels", Integer.toString(model.neckChannels()));
        values.put("model.headConvs", Integer.toString(model.headConvs()));
        values.put("model.anchorBase", number(model.anchorBase()));
        values.put("model.boxLoss", model.boxLoss());
        values.put("model.smoothL1Beta", number(model.smoothL1Beta()));
        values.put("model.normEval", Boolean.toString(model.normEval()));
        values.put("model.dropPath", number(model.dropPath()));
    }

    private static void put(Map<String, String> values, FreezingSpec freezing) {
        values.put("freezing.schedule", freezing.schedule());
        values.put("freezing.rho", number(freezing.rho()));
        values.put("freezing.epochs", join(freezing.epochs()));
        values.put("freezing.fixedStages", freezing.fixedStages());
    }

    private static void put(Map<String, String> values, OptimisationSpec optimisation) {
        List<Integer> milestones = optimisation.milestones();
        values.put("optimisation.epochs", Integer.toString(optimisation.epochs()));
        values.put("optimisation.batch", Integer.toString(optimisation.batch()));
        values.put("optimisation.optimiser", optimisation.optimiser());
        values.put("optimisation.learningRate", number(optimisation.learningRate()));
        values.put("optimisation.momentum", number(optimisation.momentum()));
        values.put("optimisation.weightDecay", number(optimisation.weightDecay()));
        values.put("optimisation.clipNorm", number(optimisation.clipNorm()));
        values.put("optimisation.warmupIterations", Integer.toString(optimisation.warmupIterations()));
        values.put("optimisation.warmupRatio", number(optimisation.warmupRatio()));
        values.put("optimisation.schedule", optimisation.schedule());
        values.put("optimisation.milestones", milestones.isEmpty() ? FieldValues.SCALED : join(milestones));
    }

    private static void put(Map<String, String> values, RunSpec run) {
        values.put("run.seed", Long.toString(run.seed()));
        values.put("run.device", run.device());
        values.put("run.validateEvery", Integer.toString(run.validateEvery()));
        values.put("run.checkpointEvery", Integer.toString(run.checkpointEvery()));
        values.put("run.keepLast", Integer.toString(run.keepLast()));
        values.put("run.scoreThreshold", number(run.scoreThreshold()));
        values.put("run.heapMib", Integer.toString(run.heapMib()));
    }

    private static String join(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        if (value == Double.POSITIVE_INFINITY) {
            return FieldValues.INFINITE;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private String text(String key) {
        return values.getOrDefault(key, "").strip();
    }

    private int whole(String key) {
        return Integer.parseInt(text(key));
    }

    private double decimal(String key) {
        return Double.parseDouble(text(key));
    }

    private Path resolve(String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }
}
