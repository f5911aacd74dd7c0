package org.nadir.experiment;

import java.util.List;
import java.util.Map;

/** The card "optimisation": how the parameters move. */
final class OptimisationFields {
    private OptimisationFields() {}

    static void define(FieldList list) {
        list.define("optimisation.epochs", "Epochs", "How often the training images are seen.")
                .whole(1, 100_000, "12");
        list.define("optimisation.batch", "Batch", "Images that go through the network at once.")
                .unit("images")
                .whole(1, 1024, "2");
        list.define(
                        "optimisation.accumulate",
                        "Batches per step",
                        "Gradients of so many batches make up one step (update, iteration) of the optimiser:"
                                + " a larger batch in the memory of a small one.")
                .unit("batches")
                .whole(1, 1024, "1");
        list.define("optimisation.optimiser", "Optimiser", "SGD with momentum, or AdamW.")
                .choice("sgd", List.of("sgd", "adamw"));
        list.define("optimisation.learningRate", "Learning rate", "Base rate, reached after the warm-up.")
                .decimal(1e-9, 10, "0.005");
        list.define("optimisation.momentum", "Momentum", "Share of the last update that is kept.")
                .when("optimisation.optimiser", "sgd")
                .decimal(0, 0.9999, "0.9");
        list.define("optimisation.weightDecay", "Weight decay", "Pull of every weight towards zero.")
                .decimal(0, 1, "0.0001");
        list.define(
                        "optimisation.clipNorm",
                        "Gradient clip",
                        "Largest L2 norm of all gradients together. 0: no clipping.")
                .decimal(0, 1e6, "35");
        list.define(
                        "optimisation.emaDecay",
                        "Weight average",
                        "Decay of a moving average (EMA) of all weights, which is then what is validated, kept as best and"
                                + " exported. Usual: 0.9998, in short runs 0.99. 0: none.")
                .decimal(0, 0.999999, "0");
        learningRate(list);
    }

    static OptimisationSpec read(FieldTexts values) {
        return new OptimisationSpec(
                values.whole("optimisation.epochs"),
                values.whole("optimisation.batch"),
                values.whole("optimisation.accumulate"),
                values.text("optimisation.optimiser"),
                values.decimal("optimisation.learningRate"),
                values.decimal("optimisation.momentum"),
                values.decimal("optimisation.weightDecay"),
                values.decimal("optimisation.clipNorm"),
                values.decimal("optimisation.emaDecay"),
                values.whole("optimisation.warmupIterations"),
                values.decimal("optimisation.warmupRatio"),
                values.text("optimisation.schedule"),
                FieldValues.milestones(values.text("optimisation.milestones")));
    }

    static void write(OptimisationSpec optimisation, Map<String, String> values) {
        List<Integer> milestones = optimisation.milestones();
        values.put("optimisation.epochs", Integer.toString(optimisation.epochs()));
        values.put("optimisation.batch", Integer.toString(optimisation.batch()));
        values.put("optimisation.accumulate", Integer.toString(optimisation.accumulate()));
        values.put("optimisation.optimiser", optimisation.optimiser());
        values.put("optimisation.learningRate", FieldTexts.number(optimisation.learningRate()));
        values.put("optimisation.momentum", FieldTexts.number(optimisation.momentum()));
        values.put("optimisation.weightDecay", FieldTexts.number(optimisation.weightDecay()));
        values.put("optimisation.clipNorm", FieldTexts.number(optimisation.clipNorm()));
        values.put("optimisation.emaDecay", FieldTexts.number(optimisation.emaDecay()));
        values.put("optimisation.warmupIterations", Integer.toString(optimisation.warmupIterations()));
        values.put("optimisation.warmupRatio", FieldTexts.number(optimisation.warmupRatio()));
        values.put("optimisation.schedule", optimisation.schedule());
        values.put("optimisation.milestones", milestones.isEmpty() ? FieldValues.SCALED : FieldTexts.join(milestones));
    }

    private static void learningRate(FieldList list) {
        list.define(
                        "optimisation.warmupIterations",
                        "Warm-up",
                        "Steps of the optimiser over which the rate rises linearly.")
                .unit("steps")
                .whole(0, 1_000_000, "500");
        list.define("optimisation.warmupRatio", "Warm-up start", "First rate as a share of the base rate.")
                .decimal(0, 1, "0.3333333333333333");
        list.define(
                        "optimisation.schedule",
                        "Rate schedule",
                        "Falls to a tenth at each milestone (step), as a cosine to zero, or stays constant.")
                .choice("step", List.of("step", "cosine", "constant"));
        list.define(
                        "optimisation.milestones",
                        "Milestones",
                        "Epochs at which the rate falls. scaled: 2/3 and 11/12 of the run; released: 8 and 11.")
                .unit("epochs")
                .when("optimisation.schedule", "step")
                .add(FieldType.MILESTONES, Field.Range.of(1, 100_000), FieldValues.SCALED);
    }
}
