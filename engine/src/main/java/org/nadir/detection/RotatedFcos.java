package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nadir.detection.PointDecoder.Raw;
import org.nadir.nn.Fpn;
import org.nadir.nn.WorkCount;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

/**
 * Rotated FCOS as MMRotate 0.3's {@code rotated_fcos_r50_fpn_1x_dota_le90} defines it: no anchors, every point of the pyramid
 * near an object's centre says how far the four edges are and at what angle. Focal loss of the classes and cross entropy of
 * the centreness are divided by the number of positive points of the batch, at least one; the loss of the decoded boxes is
 * weighted by centreness and divided by its sum.
 */
final class RotatedFcos extends PyramidDetector {
    private static final int LEVELS = 5;

    private final FcosHead head;
    private final RegressionLoss boxLoss;
    private PointGrid grid = PointGrid.of(new int[LEVELS], new int[LEVELS]);

    RotatedFcos(DetectorSettings settings, NDManager manager, RandomStreams streams) {
        super(settings, manager, streams, Fpn.Levels.P3_TO_P7_OF_P5);
        this.boxLoss = BoxLosses.of(settings.boxLoss(), new PointDecoding());
        this.head = new FcosHead(parameters().root().child("bbox_head"), sizes(settings));
    }

    private static FcosHead.Sizes sizes(DetectorSettings settings) {
        return new FcosHead.Sizes(
                settings.neckChannels(),
                settings.headConvs(),
                settings.classes().size(),
                LEVELS);
    }

    static void count(WorkCount count, DetectorSettings settings, List<Integer> channels) {
        List<WorkCount.Grid> levels = Fpn.count(count, channels, settings.neckChannels(), Fpn.Levels.P3_TO_P7_OF_P5);
        sizes(settings).count(count, levels);
    }

    @Override
    public List<Integer> strides() {
        return grid.levels().stream().map(PointGrid.Level::stride).toList();
    }

    @Override
    public LossTerms loss(NDList pyramid, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        NDList terms = Scoped.keepAll(() -> {
            FcosHead.Output output = head.forward(pyramid);
            return terms(output, PointTargets.of(gridFor(output.columns(), output.rows()), targets, batch));
        });
        Map<String, NDArray> named = new LinkedHashMap<>();
        named.put("classification", terms.get(0));
        named.put("regression", terms.get(1));
        named.put("centreness", terms.get(2));
        return new LossTerms(named);
    }

    private NDList terms(FcosHead.Output output, BatchTargets wanted) {
        NDManager manager = output.logits().getManager();
        Shape shape = output.centreness().getShape();
        double share = 1.0 / wanted.normaliser();
        NDArray weights = Ops.constant(manager, wanted.weights(), shape);
        NDArray own = Ops.constant(manager, wanted.classIndices(classes().size()));
        NDArray classification = Ops.times(FocalLoss.RETINANET.sum(output.logits(), weights, own), share);
        if (wanted.positives() == 0) {
            return new NDList(
                    classification,
                    Ops.times(output.boxes().sum(), 0),
                    Ops.times(output.centreness().sum(), 0));
        }
        NDArray indices = Ops.constant(manager, wanted.deltaIndices());
        NDArray regression = boxLoss.sum(output.boxes().flatten().take(indices), wanted.boxes());
        double all = 0;
        for (float weight : wanted.boxes().weights()) {
            all += weight;
        }
        return new NDList(
                classification,
                Ops.times(regression, 1 / Math.max(1e-6, all)),
                Ops.times(centreness(output, wanted), share));
    }

    /** Binary cross entropy with a target t between 0 and 1, from the logit x: softplus(x) - t x. */
    private static NDArray centreness(FcosHead.Output output, BatchTargets wanted) {
        NDManager manager = output.centreness().getManager();
        NDArray picked = output.centreness().flatten().take(Ops.constant(manager, wanted.rowIndices()));
        NDArray target = Ops.constant(manager, wanted.boxes().weights(), new Shape(wanted.positives()));
        return picked.getNDArrayInternal().softPlus().sub(picked.mul(target)).sum();
    }

    @Override
    public List<List<Detection>> detect(NDList pyramid, ImageBatch batch, DetectionSettings wanted) {
        TorchEngine.inferenceOnly();
        FcosHead.Output output = head.forward(pyramid);
        float[] logits;
        float[] boxes;
        float[] centreness;
        try (NDArray first = output.logits();
                NDArray second = output.boxes();
                NDArray third = output.centreness()) {
            logits = Ops.values(first);
            boxes = Ops.values(second);
            centreness = Ops.values(third);
        }
        PointDecoder decoder = new PointDecoder(
                gridFor(output.columns(), output.rows()), classes().size());
        return IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> new Raw(logits, boxes, centreness, i, batch.widths()[i], batch.heights()[i]))
                .map(raw -> decoder.decode(raw, wanted))
                .toList();
    }

    @Override
    public HeadPlaces places(NDList ownPyramid, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        PointGrid own = gridFor(DensePlaces.columns(ownPyramid), DensePlaces.rows(ownPyramid));
        return DensePlaces.of(PointTargets.of(own, targets, batch), ownPyramid);
    }

    @Override
    public HeadOutput read(NDList pyramid, HeadPlaces places) {
        requireReadable(pyramid);
        return DensePlaces.from(places).checked(said(head.forward(pyramid)));
    }

    @Override
    public HeadOutput continued(PyramidDetector student, NDList studentPyramid, HeadPlaces places) {
        requireContinues(student);
        FcosHead first = ((RotatedFcos) student).head;
        return DensePlaces.from(places).checked(said(head.continuing(first, studentPyramid)));
    }

    private static HeadOutput said(FcosHead.Output output) {
        try (NDArray boxes = output.boxes();
                NDArray centreness = output.centreness()) {
            return new HeadOutput(output.logits(), Ops.concat(new NDArray[] {boxes, centreness}, 2));
        }
    }

    /**
     * Not of the reference, which knows no FCOS: as RetinaNet's, with the divergence of the decoded boxes and the quality
     * focal loss of the centreness in the term of regression.
     */
    @Override
    public NDList imitation(HeadOutput student, HeadOutput teacher, HeadPlaces places) {
        RowImitation boxes = new RowImitation(PointTargets::writeUnit, PointDistance::new);
        return new DenseImitation(boxes).terms(student, teacher, DensePlaces.from(places));
    }

    private PointGrid gridFor(int[] columns, int[] rows) {
        if (!grid.covers(columns, rows)) {
            grid = PointGrid.of(columns, rows);
        }
        return grid;
    }
}
