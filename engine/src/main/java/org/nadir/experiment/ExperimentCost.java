package org.nadir.experiment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nadir.detection.Detectors;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeTable;
import org.nadir.nn.BackboneOptions;

/**
 * What the freezing schedule of an experiment costs by counting operations; see {@link CostModel}. Quick enough to be made
 * anew with every change of a form, from any thread.
 *
 * @param input what the network sees
 * @param model the work of its parts
 * @param plan what the schedule will do
 * @param full full training with the same parts always fixed, which the cost is compared with
 */
public record ExperimentCost(Input input, CostModel model, Expansion plan, FreezeTable full) {
    private static final int MULTIPLE = 32;

    /**
     * A training image as the network sees it.
     *
     * @param classes that are learned
     * @param known false where the data set was not looked at and sizes or classes were assumed
     */
    public record Input(int classes, int width, int height, boolean known) {
        private static final int USUAL_SIDE = 512;
        private static final int USUAL_CLASSES = 15;

        /** As far as the specification alone tells: square where it names one side, 512 pixels and 15 classes where it is silent. */
        public static Input assumed(ExperimentSpec spec) {
            int side = spec.data().imageSize().asIs()
                    ? USUAL_SIDE
                    : spec.data().imageSize().width();
            Input given = of(spec, List.of(), side, side);
            int classes = spec.data().classes().isEmpty() ? USUAL_CLASSES : given.classes;
            return new Input(classes, given.width, given.height, false);
        }

        /** For a data set with these classes and (mostly) images of this size. */
        public static Input of(ExperimentSpec spec, List<String> dataClasses, int imageWidth, int imageHeight) {
            DataSpec data = spec.data();
            Set<String> learned = new LinkedHashSet<>(data.classes().isEmpty() ? dataClasses : data.classes());
            data.ignoredClasses().forEach(learned::remove);
            int classes = Math.max(1, learned.size());
            int tile = data.tile();
            double width = tile > 0 ? tile : imageWidth;
            double height = tile > 0 ? tile : imageHeight;
            double factor = data.imageSize().factor(width, height);
            int crop = data.augmentation().crop();
            width = crop > 0 ? Math.min(crop, width * factor) : width * factor;
            height = crop > 0 ? Math.min(crop, height * factor) : height * factor;
            return new Input(classes, filled(width), filled(height), true);
        }

        /** The same where so many classes are known to be learned. */
        public Input learning(int count) {
            return new Input(count, width, height, known);
        }

        /** The loader fills batches up to whole cells of the coarsest map. */
        private static int filled(double side) {
            return (int) Math.max(1, Math.ceil(Math.rint(side) / MULTIPLE)) * MULTIPLE;
        }
    }

    public static ExperimentCost of(ExperimentSpec spec, Input input) {
        boolean pretrained = spec.model().pretrained();
        int epochs = spec.optimisation().epochs();
        int validateEvery = spec.run().validateEvery();
        List<String> classes = Collections.nCopies(input.classes(), "class");
        CostModel model = new CostModel(Detectors.work(
                spec.model().detectorSettings(classes, BackboneOptions.torchvision()), input.width(), input.height()));
        return new ExperimentCost(
                input,
                model,
                Expansion.of(spec.freezing().toSchedule(pretrained), epochs, validateEvery),
                Expansion.of(spec.freezing().fullTraining(pretrained), epochs, validateEvery)
                        .most());
    }

    /** Operations of the run over one image, and of full training. */
    public CostModel.Cost cost() {
        return model.cost(plan, full);
    }
}
