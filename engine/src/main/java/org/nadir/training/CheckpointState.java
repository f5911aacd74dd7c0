package org.nadir.training;

import java.util.ArrayList;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.tensor.Optimizer;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;

/** Takes checkpoints of a model in training and puts them back. */
final class CheckpointState {
    private CheckpointState() {}

    static Checkpoint of(ParameterSet parameters, Optimizer optimizer, RandomStreams streams, LoopProgress progress) {
        return new Checkpoint(parameters.export(), optimizer.state(), streams.state(), progress);
    }

    /**
     * Puts a checkpoint back.
     *
     * @throws UserProblem when it was made with another architecture
     */
    static void restore(Checkpoint checkpoint, ParameterSet parameters, Optimizer optimizer, RandomStreams streams) {
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
    }
}
