package org.nadir.experiment;

import java.util.Map;

/** The card "run": seed, device, validation and checkpoints. */
final class RunFields {
    private static final long LARGEST_SEED = 9_007_199_254_740_991L;

    private RunFields() {}

    static void define(FieldList list) {
        list.define("run.seed", "Seed", "Start of all random streams. The same seed repeats a run on the CPU.")
                .whole(0, LARGEST_SEED, "1");
        list.define("run.device", "Device", "auto takes the first graphics device, else the processor.")
                .text(FieldType.DEVICE, "auto");
        list.define("run.validateEvery", "Validate every", "The last epoch is always validated.")
                .unit("epochs")
                .whole(1, 100_000, "1");
        list.define(
                        "run.patience",
                        "Patience",
                        "Ends the run after so many validations in a row without improvement. 0: never before its last epoch.")
                .unit("validations")
                .whole(0, 100_000, "0");
        list.define(
                        "run.minImprovement",
                        "Smallest improvement",
                        "What the score (mAP50) must rise by to count as improved for the patience.")
                .decimal(0, 1, "0");
        list.define("run.checkpointEvery", "Keep a checkpoint every", "Checkpoints beside best and last. 0: none.")
                .unit("epochs")
                .whole(0, 100_000, "0");
        list.define("run.keepLast", "Checkpoints kept", "How many of those are kept, the newest.")
                .whole(1, 1000, "3");
        list.define("run.scoreThreshold", "Score threshold", "Detections below it are dropped in validation.")
                .decimal(0.0001, 0.999, "0.05");
        list.define("run.heapMib", "Java heap", "Largest heap of the worker, tensors not counted. 0: automatic.")
                .unit("MiB")
                .whole(0, 1_048_576, "0");
    }

    static RunSpec read(FieldTexts values) {
        return new RunSpec(
                Long.parseLong(values.text("run.seed")),
                values.text("run.device"),
                values.whole("run.validateEvery"),
                values.whole("run.patience"),
                values.decimal("run.minImprovement"),
                values.whole("run.checkpointEvery"),
                values.whole("run.keepLast"),
                values.decimal("run.scoreThreshold"),
                values.whole("run.heapMib"));
    }

    static void write(RunSpec run, Map<String, String> values) {
        values.put("run.seed", Long.toString(run.seed()));
        values.put("run.device", run.device());
        values.put("run.validateEvery", Integer.toString(run.validateEvery()));
        values.put("run.patience", Integer.toString(run.patience()));
        values.put("run.minImprovement", FieldTexts.number(run.minImprovement()));
        values.put("run.checkpointEvery", Integer.toString(run.checkpointEvery()));
        values.put("run.keepLast", Integer.toString(run.keepLast()));
        values.put("run.scoreThreshold", FieldTexts.number(run.scoreThreshold()));
        values.put("run.heapMib", Integer.toString(run.heapMib()));
    }
}
