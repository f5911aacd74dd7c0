package org.nadir.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.detection.BoxLossChoice;
import org.nadir.detection.BoxLosses;
import org.nadir.detection.DetectorOption;
import org.nadir.detection.Detectors;
import org.nadir.experiment.Field.Range;
import org.nadir.nn.Backbones;

/** The fields themselves: labels, units, ranges, defaults and help. */
final class FieldList {
    private static final List<String> PARTS = List.of("auto", "none", "stem", "stage1", "stage2", "stage3", "stage4");
    private static final long LARGEST_SEED = 9_007_199_254_740_991L;

    private final List<Field> fields = new ArrayList<>();

    private FieldList() {}

    static List<Field> all() {
        FieldList list = new FieldList();
        list.data();
        list.preparation();
        list.model();
        list.freezing();
        list.optimisation();
        list.learningRate();
        list.run();
        return List.copyOf(list.fields);
    }

    static String title(String card) {
        return card.isEmpty() ? "Experiment" : Character.toUpperCase(card.charAt(0)) + card.substring(1);
    }

    private void data() {
        define("name", "Name", "Names the run folder and the run in tables.").text(FieldType.TEXT, "experiment");
        define("data.root", "Data set", "Folder with the splits, or with images and labelTxt.")
                .text(FieldType.PATH, "");
        define("data.train", "Training split", "The split that is learned from.")
                .text(FieldType.TEXT, "train");
        define("data.validation", "Validation split", "The split that is scored during the run.")
                .text(FieldType.TEXT, "val");
        define("data.classes", "Classes", "Classes to learn, in order. Empty: all that occur.")
                .text(FieldType.TEXT_LIST, "");
        define(
                        "data.ignoredClasses",
                        "Ignored classes",
                        "Objects of these classes are neither learned nor counted as false detections.")
                .text(FieldType.TEXT_LIST, "");
    }

    private void preparation() {
        define("data.imageSize", "Image size", "Longest side, or width x height to fit images into. 0: as they are.")
                .unit("px")
                .text(FieldType.IMAGE_SIZE, "0");
        define("data.crop", "Random crop", "Side of a random square cut during training. 0: none.")
                .unit("px")
                .whole(0, 4096, "0");
        define("data.tile", "Tile size", "Large images are cut into windows of this side. 0: images are used whole.")
                .unit("px")
                .whole(0, 4096, "0");
        define("data.tileOverlap", "Tile overlap", "What neighbouring windows share.")
                .unit("px")
                .whole(0, 2048, "200");
        define("data.flips", "Flip probability", "Probability of each of the horizontal, vertical and diagonal flip.")
                .decimal(0, 0.33, "0.25");
        define("data.rotation", "Rotation", "Turns training images at random: not, by quarter turns, or by any angle.")
                .choice("none", List.of("none", "right-angles", "free"));
        define("data.loaderThreads", "Loader threads", "Threads that read and prepare images.")
                .whole(1, 64, "2");
    }

    private void model() {
        define("model.detector", "Detector", "The kind of detector.")
                .meanings(Detectors.names(), Detectors::help)
                .choice(Detectors.ROTATED_RETINANET, Detectors.names());
        define("model.backbone", "Backbone", "The network that looks at the image; what freezing is about.")
                .choice("resnet18", Backbones.names());
        define(
                        "model.weights",
                        "Weights",
                        "Start of the backbone: none (random), a file (.safetensors or .pth), or a name of the registry.")
                .text(FieldType.WEIGHTS, ModelSpec.NO_WEIGHTS);
        define(
                        "model.normEval",
                        "Stored statistics",
                        "true: batch norm keeps the statistics it starts with. false: parts that train move them by each batch.")
                .when("model.backbone", backbones(Backbones::batchNorms))
                .choice("true", List.of("true", "false"));
        define(
                        "model.dropPath",
                        "Drop path",
                        "Share of the branches left out in training, rising to this in the last block.")
                .when("model.backbone", backbones(Backbones::dropsPaths))
                .decimal(0, 0.9, "0.2");
        define("model.neckChannels", "Neck channels", "Width of every level of the feature pyramid.")
                .whole(8, 1024, "256");
        define("model.headConvs", "Head convolutions", "Convolutions in each branch of the head before the last one.")
                .when("model.detector", Detectors.using(DetectorOption.HEAD_CONVS))
                .whole(0, 8, "4");
        define(
                        "model.anchorBase",
                        "Anchor base",
                        "Side of the smallest square anchor: 4 gives anchors from 32 px on; 2 suits objects of 10 to 20 px.")
                .unit("x 8 px")
                .when("model.detector", Detectors.using(DetectorOption.ANCHOR_BASE))
                .decimal(0.5, 32, "4");
        define("model.boxLoss", "Box loss", "What boxes learn by.")
                .meanings(boxLosses(), BoxLosses::help)
                .choice(BoxLossChoice.AUTO, boxLosses());
        define("model.smoothL1Beta", "Smooth L1 beta", "Errors below it cost their square, larger ones a line.")
                .when("model.boxLoss", BoxLossChoice.SMOOTH_L1)
                .decimal(1e-6, 10, Double.toString(BoxLossChoice.DEFAULT_BETA));
    }

    private static Set<String> backbones(Predicate<String> chosen) {
        return Backbones.names().stream().filter(chosen).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> boxLosses() {
        return Stream.concat(
                        Stream.of(BoxLossChoice.AUTO),
                        Detectors.names().stream().map(Detectors::boxLosses).flatMap(List::stream))
                .distinct()
                .toList();
    }

    private void freezing() {
        define(
                        "freezing.schedule",
                        "Schedule",
                        "When the backbone trains: always (full), never (frozen), in one epoch of rho (step), or in listed epochs.")
                .choice("full", List.of("full", "frozen", "step", "epochs"));
        define("freezing.rho", "Rho", "The backbone trains in epochs 0, rho, 2 rho, ...; inf: never.")
                .unit("epochs")
                .when("freezing.schedule", "step")
                .add(FieldType.PERIOD, Range.of(1, 100_000), "3");
        define("freezing.epochs", "Epochs that train the backbone", "Epochs (from 0) in which the backbone trains.")
                .when("freezing.schedule", "epochs")
                .add(FieldType.INTEGER_LIST, Range.of(0, 100_000), "");
        define(
                        "freezing.fixedStages",
                        "Always fixed up to",
                        "Parts of the backbone that never train. auto: stem and stage 1 if it has weights, otherwise none.")
                .choice("auto", PARTS);
    }

    private void optimisation() {
        define("optimisation.epochs", "Epochs", "How often the training images are seen.")
                .whole(1, 100_000, "12");
        define("optimisation.batch", "Batch", "Images per step.").unit("images").whole(1, 1024, "2");
        define("optimisation.optimiser", "Optimiser", "SGD with momentum, or AdamW.")
                .choice("sgd", List.of("sgd", "adamw"));
        define("optimisation.learningRate", "Learning rate", "Base rate, reached after the warm-up.")
                .decimal(1e-9, 10, "0.005");
        define("optimisation.momentum", "Momentum", "Share of the last update that is kept.")
                .when("optimisation.optimiser", "sgd")
                .decimal(0, 0.9999, "0.9");
        define("optimisation.weightDecay", "Weight decay", "Pull of every weight towards zero.")
                .decimal(0, 1, "0.0001");
        define("optimisation.clipNorm", "Gradient clip", "Largest L2 norm of all gradients together. 0: no clipping.")
                .decimal(0, 1e6, "35");
    }

    private void learningRate() {
        define("optimisation.warmupIterations", "Warm-up", "Steps over which the rate rises linearly.")
                .unit("steps")
                .whole(0, 1_000_000, "500");
        define("optimisation.warmupRatio", "Warm-up start", "First rate as a share of the base rate.")
                .decimal(0, 1, "0.3333333333333333");
        define(
                        "optimisation.schedule",
                        "Rate schedule",
                        "Falls to a tenth at each milestone (step), as a cosine to zero, or stays constant.")
                .choice("step", List.of("step", "cosine", "constant"));
        define(
                        "optimisation.milestones",
                        "Milestones",
                        "Epochs at which the rate falls. scaled: 2/3 and 11/12 of the run; released: 8 and 11.")
                .unit("epochs")
                .when("optimisation.schedule", "step")
                .add(FieldType.MILESTONES, Range.of(1, 100_000), FieldValues.SCALED);
    }

    private void run() {
        define("run.seed", "Seed", "Start of all random streams. The same seed repeats a run on the CPU.")
                .whole(0, LARGEST_SEED, "1");
        define("run.device", "Device", "auto takes the first graphics device, else the processor.")
                .text(FieldType.DEVICE, "auto");
        define("run.validateEvery", "Validate every", "The last epoch is always validated.")
                .unit("epochs")
                .whole(1, 100_000, "1");
        define("run.checkpointEvery", "Keep a checkpoint every", "Checkpoints beside best and last. 0: none.")
                .unit("epochs")
                .whole(0, 100_000, "0");
        define("run.keepLast", "Checkpoints kept", "How many of those are kept, the newest.")
                .whole(1, 1000, "3");
        define("run.scoreThreshold", "Score threshold", "Detections below it are dropped in validation.")
                .decimal(0.0001, 0.999, "0.05");
        define("run.heapMib", "Java heap", "Largest heap of the worker, tensors not counted. 0: automatic.")
                .unit("MiB")
                .whole(0, 1_048_576, "0");
    }

    private Draft define(String key, String label, String help) {
        return new Draft(key, label, help);
    }

    /** A field in the making; its last call adds it to the list. */
    private final class Draft {
        private final String key;
        private final String label;
        private final String help;
        private String unit = "";
        private Optional<Field.Relevance> relevance = Optional.empty();
        private Map<String, String> meanings = Map.of();

        Draft(String key, String label, String help) {
            this.key = key;
            this.label = label;
            this.help = help;
        }

        Draft unit(String text) {
            unit = text;
            return this;
        }

        /** The field has an effect only while another one has a certain value. */
        Draft when(String otherKey, String value) {
            return when(otherKey, Set.of(value));
        }

        /** The field has an effect only while another one has one of these values. */
        Draft when(String otherKey, Set<String> values) {
            relevance = Optional.of(new Field.Relevance(otherKey, values));
            return this;
        }

        /** A sentence on each choice. */
        Draft meanings(List<String> choices, UnaryOperator<String> sentence) {
            meanings = choices.stream().collect(Collectors.toMap(choice -> choice, sentence));
            return this;
        }

        void text(FieldType type, String initial) {
            add(type, Range.any(), initial);
        }

        void choice(String initial, List<String> choices) {
            add(FieldType.CHOICE, Range.choices(choices), initial);
        }

        void whole(long min, long max, String initial) {
            add(FieldType.INTEGER, Range.of(min, max), initial);
        }

        void decimal(double min, double max, String initial) {
            add(FieldType.DECIMAL, Range.of(min, max), initial);
        }

        void add(FieldType type, Range range, String initial) {
            fields.add(new Field(key, label, unit, type, range, initial, help, relevance, meanings));
        }
    }
}
