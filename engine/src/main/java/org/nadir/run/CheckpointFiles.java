package org.nadir.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TensorFile;
import org.nadir.training.Checkpoint;
import org.nadir.training.LoopProgress;

/**
 * Checkpoints as safetensors: the parameters by their own names, their moving average as {@code average/NAME} where one is
 * kept, the state of the optimiser as {@code optimiser/NAME}, progress and random streams as JSON in the metadata. One file
 * holds all, so that a crash between two files cannot mix two moments. The checkpoint {@code best} is for use, not for
 * resuming: it has no optimiser, and the average, if there is one, by the names of the parameters.
 */
final class CheckpointFiles {
    static final String BEST = "best";
    static final String LAST = "last";
    private static final String OPTIMISER = "optimiser/";
    private static final String AVERAGE = "average/";
    private static final String PROGRESS = "nadir.progress";
    private static final String STREAMS = "nadir.streams";
    /** The specification of the run as YAML, so that the file explains itself without its folder. */
    static final String SPEC = "nadir.spec";
    /** The classes in the order of their labels, as a JSON list. */
    static final String CLASSES = "nadir.classes";
    /** What the backbone's weights asked for, as JSON of its options. */
    static final String BACKBONE = "nadir.backbone";
    /** What the training images were made of, as JSON of a {@code TrainedInput}. */
    static final String INPUT = "nadir.input";

    /** The digest of the weights of the teacher that a student or an amplifier learns from. */
    static final String TEACHER = "nadir.teacher";
    /** What a student has only to be compared with its teacher. */
    static final String ADAPTERS = "distillation.";

    private CheckpointFiles() {}

    static void write(Path file, Checkpoint checkpoint, Map<String, String> about) {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(checkpoint.model());
        checkpoint.average().forEach((name, tensor) -> tensors.put(AVERAGE + name, tensor));
        checkpoint.optimiser().forEach((name, tensor) -> tensors.put(OPTIMISER + name, tensor));
        Map<String, String> metadata = new LinkedHashMap<>(about);
        metadata.put(PROGRESS, EventCodec.GSON.toJson(checkpoint.progress()));
        metadata.put(STREAMS, EventCodec.GSON.toJson(checkpoint.streams()));
        Safetensors.write(file, tensors, metadata);
    }

    /**
     * Reads a checkpoint to go on from.
     *
     * @throws UserProblem when the file is none
     */
    static Checkpoint read(Path file) {
        TensorFile content = Safetensors.read(file);
        Map<String, HostTensor> model = new LinkedHashMap<>(content.tensors());
        model.keySet().removeIf(name -> name.startsWith(OPTIMISER) || name.startsWith(AVERAGE));
        return new Checkpoint(
                model,
                below(AVERAGE, content.tensors()),
                below(OPTIMISER, content.tensors()),
                streams(content, file),
                progress(content.metadata(), file));
    }

    /**
     * The weights to use among the tensors of a checkpoint: their average where one was kept, without what only a distillation
     * needed. Tensors of any other file are given back as they are.
     */
    static Map<String, HostTensor> weights(Map<String, HostTensor> tensors) {
        Map<String, HostTensor> weights = below(AVERAGE, tensors);
        if (weights.isEmpty()) {
            weights.putAll(tensors);
        }
        weights.keySet().removeIf(name -> name.startsWith(OPTIMISER) || name.startsWith(ADAPTERS));
        return weights;
    }

    /** The specification that a checkpoint was trained with, without reading its tensors; empty for a file of another program. */
    static Optional<ExperimentSpec> spec(Path file) {
        boolean own = file.toString().endsWith(".safetensors");
        return Optional.ofNullable(own ? Safetensors.metadata(file).get(SPEC) : null)
                .map(yaml -> ExperimentYaml.parse(yaml, file));
    }

    /** The digest of the weights that the model of a checkpoint learned from; empty when it had no teacher. */
    static Optional<String> teacher(Path file) {
        return Optional.ofNullable(Safetensors.metadata(file).get(TEACHER));
    }

    /** Tells weights apart: equal for checkpoints whose detectors have the same bits. */
    static String digest(Path file) {
        return WeightDigest.of(weights(Safetensors.read(file).tensors()));
    }

    private static Map<String, HostTensor> below(String prefix, Map<String, HostTensor> tensors) {
        Map<String, HostTensor> found = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }

    /**
     * Where the loop stood, without reading the tensors.
     *
     * @throws UserProblem when the file is no checkpoint
     */
    static LoopProgress progress(Path file) {
        return progress(Safetensors.metadata(file), file);
    }

    private static LoopProgress progress(Map<String, String> metadata, Path file) {
        try {
            JsonObject object =
                    JsonParser.parseString(metadata.getOrDefault(PROGRESS, "")).getAsJsonObject();
            return EventCodec.GSON.fromJson(object, LoopProgress.class);
        } catch (RuntimeException e) {
            throw foreign(file, e);
        }
    }

    private static Map<String, Long> streams(TensorFile content, Path file) {
        try {
            Map<String, Long> positions = EventCodec.GSON.fromJson(
                    content.metadata().getOrDefault(STREAMS, "{}"), new TypeToken<Map<String, Long>>() {}.getType());
            return positions == null ? Map.of() : positions;
        } catch (RuntimeException e) {
            throw foreign(file, e);
        }
    }

    private static UserProblem foreign(Path file, RuntimeException cause) {
        return UserProblem.of("This is no checkpoint of a run")
                .file(file)
                .expected("a file that 'nadir train' wrote")
                .cause(cause)
                .problem();
    }
}
