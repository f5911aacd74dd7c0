package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.detection.LossTerms;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.TorchEngine;

/** Fits three weights to six numbered images of three features: its loss is a mean over the images of a batch. */
final class MeanTask implements Task {
    static final int IMAGES = 6;

    private final int batch;
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet parameters = new ParameterSet(manager);
    private final Parameter weight =
            parameters.root().weight("head.weight", new Shape(1, 3), Initializer.constant(0.5));
    private int poisoned = -1;

    MeanTask(int batch) {
        this.batch = batch;
    }

    /** From now on the loss of one batch of each epoch is not a number. */
    void poison(int batchOfEpoch) {
        poisoned = batchOfEpoch;
    }

    float[] weights() {
        return Ops.values(weight.value());
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return NetworkPart.HEAD;
    }

    @Override
    public int batchesPerEpoch() {
        return (IMAGES + batch - 1) / batch;
    }

    @Override
    public Batches open(int epoch, int firstBatch) {
        return new Numbered(firstBatch - 1);
    }

    /** The first weight, so that a score tells which weights were scored. */
    @Override
    public Scores validate(Progress progress) {
        return new Scores("map50", Map.of("map50", (double) weights()[0]), Map.of());
    }

    @Override
    public List<String> classes() {
        return List.of();
    }

    @Override
    public void close() {
        manager.close();
    }

    private final class Numbered implements Batches {
        private int number;

        Numbered(int number) {
            this.number = number;
        }

        @Override
        public void next() {
            number++;
        }

        @Override
        public LossTerms loss(NDManager arrays) {
            int first = number * batch;
            int count = Math.min(batch, IMAGES - first);
            float[] features = new float[3 * count];
            float[] wanted = new float[count];
            for (int i = 0; i < count; i++) {
                int image = first + i;
                features[3 * i] = image % 3;
                features[3 * i + 1] = 1;
                features[3 * i + 2] = image % 2;
                wanted[i] = number == poisoned ? Float.NaN : image;
            }
            NDArray x = Ops.constant(arrays, features, new Shape(count, 3));
            NDArray error = Ops.linear(x, weight.array(), null).sub(Ops.constant(arrays, wanted, new Shape(count, 1)));
            return new LossTerms(Map.of("squared", error.mul(error).mean()));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
