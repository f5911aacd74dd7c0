package org.nadir.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.WeightAverage;

/**
 * What of a model in training belongs into a checkpoint.
 *
 * @param average empty when the run keeps none
 */
record CheckpointState(
        ParameterSet parameters, Optional<WeightAverage> average, Optimizer optimizer, RandomStreams streams) {
    Checkpoint take(LoopProgress progress) {
        return new Checkpoint(
                parameters.export(),
                average.map(WeightAverage::export).orElse(Map.of()),
                optimizer.state(),
                streams.state(),
                progress);
    }

    /**
     * Puts a checkpoint back. One without an average, as runs of earlier versions left it, begins one with its weights.
     *
     * @throws UserProblem when it was made with another architecture
     */
    void restore(Checkpoint checkpoint) {
        WeightReport report = WeightLoader.load(parameters, "", checkpoint.model());
        List<String> wrong = new ArrayList<>(report.mismatched());
        report.missing().forEach(name -> wrong.add(name + ": missing in the checkpoint"));
        report.ignored().forEach(name -> wrong.add(name + ": not in the model"));
        if (!wrong.isEmpty()) {
            throw UserProblem.of("The checkpoint was made with another architecture")
                    .found(wrong.size() + " parameters that do not fit, the first: " + wrong.get(0))
                    .expected("the " + parameters.all().size() + " parameters of the model")
                    .problem();
        }
        optimizer.restore(checkpoint.optimiser());
        streams.restore(checkpoint.streams());
        if (checkpoint.average().isEmpty()) {
            average.ifPresent(WeightAverage::begin);
        } else {
            average.ifPresent(kept -> kept.restore(checkpoint.average()));
        }
    }
}
