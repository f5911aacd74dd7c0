package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.SampleBatch;
import org.nadir.data.SamplePicture;
import org.nadir.data.TrainingSample;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.tensor.RandomStreams;
import org.nadir.training.TrainingImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir preview SPEC.yaml --out DIR}: pictures of the images that a run of the experiment learns from. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Draws the training images of an experiment as its network sees them: in their order, size and colours, cut,"
                    + " turned and put together at random, with their boxes.",
            "The same images come in a run with the same seed. Dashed white boxes are ignored in training."
        })
final class PreviewCommand implements Callable<Integer> {
    private static final int MOST_IMAGES = 10_000;

    @Parameters(index = "0", paramLabel = "SPEC.yaml", description = "The experiment.")
    private Path spec = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the pictures (PNG).")
    private Path folder = Path.of("");

    @Option(names = "--images", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int images = 16;

    @Option(names = "--epoch", paramLabel = "N", description = "Epoch they come from (default: 0, the first).")
    private int epoch;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replaces a value of the experiment; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--overwrite", description = "Replaces pictures that exist.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::draw);
    }

    private void draw(CommandOutput out) throws IOException {
        requireRange("--images", images, 1);
        requireRange("--epoch", epoch, 0);
        ExperimentSpec experiment = ExperimentYaml.read(spec, changes);
        Files.createDirectories(folder);
        try (TrainingImages training = new TrainingImages(
                experiment, new RandomStreams(experiment.run().seed()))) {
            training.facts().forEach((name, fact) -> out.line(name + ": " + fact));
            JsonArray pictures = new JsonArray();
            Iterator<SampleBatch> batches = training.epoch(epoch, 0);
            while (batches.hasNext() && pictures.size() < images) {
                for (TrainingSample sample : batches.next().samples()) {
                    if (pictures.size() < images) {
                        pictures.add(picture(sample, pictures.size(), out));
                    }
                }
            }
            finish(training, pictures, out);
        }
    }

    private JsonObject picture(TrainingSample sample, int number, CommandOutput out) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%04d-%s.png", number, sample.name()));
        if (Files.exists(file) && !overwrite) {
            throw UserProblem.of("The file exists already")
                    .file(file)
                    .remedy("Choose another folder or add --overwrite")
                    .problem();
        }
        AtomicFile.write(file, stream -> ImageIO.write(SamplePicture.of(sample), "png", stream));
        int ignored = 0;
        for (boolean one : sample.difficult()) {
            ignored += one ? 1 : 0;
        }
        int width = sample.pixels().width();
        int height = sample.pixels().height();
        int boxes = sample.boxes().size() - ignored;
        out.line(String.format(
                Locale.ROOT,
                "%s  %d x %d px, %d boxes, %d ignored",
                file.getFileName(),
                width,
                height,
                boxes,
                ignored));
        JsonObject object = new JsonObject();
        object.addProperty("file", file.getFileName().toString());
        object.addProperty("image", sample.name());
        object.addProperty("width", width);
        object.addProperty("height", height);
        object.addProperty("boxes", boxes);
        object.addProperty("ignored", ignored);
        return object;
    }

    private void finish(TrainingImages training, JsonArray pictures, CommandOutput out) {
        ClassMap classes = training.classes();
        JsonObject colours = new JsonObject();
        for (int label = 0; label < classes.size(); label++) {
            String colour = String.format(
                    Locale.ROOT, "#%06X", SamplePicture.colour(label).getRGB() & 0xffffff);
            colours.addProperty(classes.name(label), colour);
            out.line(colour + " " + classes.name(label));
        }
        if (json) {
            JsonObject document = new JsonObject();
            document.addProperty("folder", folder.toAbsolutePath().toString());
            document.addProperty("epoch", epoch);
            document.addProperty("batchesPerEpoch", training.batchesPerEpoch());
            document.add("colours", colours);
            document.add("images", pictures);
            out.print(document);
        }
    }

    private static void requireRange(String option, int value, int least) {
        if (value < least || value > MOST_IMAGES) {
            throw UserProblem.of("The number is out of range")
                    .field(option)
                    .found(String.valueOf(value))
                    .expected(least + " to " + MOST_IMAGES)
                    .problem();
        }
    }
}
