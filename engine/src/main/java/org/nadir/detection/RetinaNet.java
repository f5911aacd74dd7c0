package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nadir.detection.CandidateDecoder.Raw;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

/**
 * RetinaNet as MMRotate 0.3's {@code rotated_retinanet_obb_r50_fpn_1x_dota_le90} and MMDetection's {@code retinanet_r50_fpn}
 * define it: nine horizontal anchors a cell, IoU assigner (0.5, 0.4, every truth its best anchors), focal loss and L1 or
 * another box loss, both divided by the number of positive anchors of the batch (an image without any counts as one).
 * Anchors and targets are computed in Java while the device is still busy with the forward pass.
 *
 * <p>torchvision's {@code retinanet_resnet50_fpn} is the third form: its network, its anchors and what they decode to, with
 * the losses of the others.
 *
 * <p>With the same weights its outputs, losses and detections are those of MMRotate but for four things: the centres of
 * decoded boxes are not moved into the image, anchors of the padding give no detections, a truth that meets no anchor takes
 * none, and difficult objects are neither learned nor background where the reference leaves them out.
 */
final class RetinaNet extends PyramidDetector {
    private final RetinaHead head;
    private final AnchorSettings anchors;
    private final RetinaVariant variant;
    private final RegressionLoss boxLoss;
    private final MaxIouAssigner assigner = new MaxIouAssigner(AssignerSettings.RETINANET);
    private final PackedHead packed = new PackedHead();
    private AnchorGrid grid;

    RetinaNet(RetinaVariant variant, DetectorSettings settings, NDManager manager, RandomStreams streams) {
        super(settings, manager, streams, variant.levels());
        this.variant = variant;
        this.boxLoss = BoxLosses.of(settings.boxLoss(), new DeltaDecoding());
        this.anchors = variant.anchors(settings.anchorBase());
        this.grid = AnchorGrid.of(anchors, new int[5], new int[5]);
        this.head = new RetinaHead(parameters().root().child("bbox_head"), variant.sizes(settings));
    }

    @Override
    public boolean upright() {
        return variant.upright();
    }

    @Override
    public List<Integer> strides() {
        return anchors.strides();
    }

    /** Rows of the two upright forms mean the same: their anchors are the same but for whole pixels. */
    @Override
    String head() {
        return variant.upright() ? Detectors.RETINANET : Detectors.ROTATED_RETINANET;
    }

    @Override
    public LossTerms loss(NDList pyramid, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        NDList terms = Scoped.keepAll(() -> {
            RetinaHead.Output output = forward(pyramid);
            return terms(output, wanted(output, batch, targets));
        });
        Map<String, NDArray> named = new LinkedHashMap<>();
        named.put("classification", terms.get(0));
        named.put("regression", terms.get(1));
        return new LossTerms(named);
    }

    @Override
    public List<List<Detection>> detect(NDList pyramid, ImageBatch batch, DetectionSettings wanted) {
        TorchEngine.inferenceOnly();
        RetinaHead.Output output = forward(pyramid);
        float[] logits;
        float[] deltas;
        try (NDArray first = output.logits();
                NDArray second = output.deltas()) {
            logits = Ops.values(first);
            deltas = Ops.values(second);
        }
        CandidateDecoder decoder = new CandidateDecoder(
                gridFor(output.columns(), output.rows()), variant, classes().size());
        return IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> new Raw(logits, deltas, i, batch.widths()[i], batch.heights()[i]))
                .map(raw -> decoder.decode(raw, wanted))
                .toList();
    }

    @Override
    public HeadPlaces places(NDList ownPyramid, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        AnchorGrid own = gridFor(DensePlaces.columns(ownPyramid), DensePlaces.rows(ownPyramid));
        return DensePlaces.of(wanted(own, batch, targets), ownPyramid);
    }

    @Override
    public HeadOutput read(NDList pyramid, HeadPlaces places) {
        requireReadable(pyramid);
        return DensePlaces.from(places).checked(said(forward(pyramid)));
    }

    @Override
    public HeadOutput continued(PyramidDetector student, NDList studentPyramid, HeadPlaces places) {
        requireContinues(student);
        RetinaHead first = ((RetinaNet) student).head;
        return DensePlaces.from(places).checked(said(head.continuing(first, studentPyramid)));
    }

    private static HeadOutput said(RetinaHead.Output output) {
        return new HeadOutput(output.logits(), output.deltas());
    }

    @Override
    public NDList imitation(HeadOutput student, HeadOutput teacher, HeadPlaces places) {
        DensePlaces dense = DensePlaces.from(places);
        AnchorGrid own = gridFor(dense.columns(), dense.rows());
        RowImitation boxes = new RowImitation(own::write, variant::boxDistance);
        return new DenseImitation(boxes).terms(student, teacher, dense);
    }

    @Override
    public NDArray imitation(NDList given, NDList wanted, HeadPlaces places) {
        Optional<FrozenRetinaHead> still = packed.of(head, parameters().manager());
        if (still.isEmpty()) {
            return super.imitation(given, wanted, places);
        }
        requireReadable(given);
        requireReadable(wanted);
        DensePlaces dense = DensePlaces.from(places);
        return still.get().distance(given, wanted, (said, taught) -> {
            NDList terms = imitation(dense.checked(said), dense.checked(taught), places);
            return terms.get(0).add(terms.get(1));
        });
    }

    RetinaHead.Output forward(NDList pyramid) {
        return head.forward(pyramid);
    }

    BatchTargets wanted(RetinaHead.Output output, ImageBatch batch, List<Targets> targets) {
        return wanted(gridFor(output.columns(), output.rows()), batch, targets);
    }

    private BatchTargets wanted(AnchorGrid own, ImageBatch batch, List<Targets> targets) {
        BatchTargets.Rule rule = new BatchTargets.Rule(own, assigner, variant.coder());
        return BatchTargets.of(rule, targets.stream().map(variant::truths).toList(), batch);
    }

    NDList terms(RetinaHead.Output output, BatchTargets wanted) {
        NDManager manager = output.logits().getManager();
        Shape perAnchor = new Shape(
                output.logits().getShape().get(0), output.logits().getShape().get(1), 1);
        double share = 1.0 / wanted.normaliser();
        NDArray weights = Ops.constant(manager, wanted.weights(), perAnchor);
        NDArray positives = Ops.constant(manager, wanted.classIndices(classes().size()));
        NDArray classification = Ops.times(FocalLoss.RETINANET.sum(output.logits(), weights, positives), share);
        return new NDList(
                classification,
                Ops.times(boxes(output, wanted), BoxLosses.weight(settings().boxLoss()) * share));
    }

    /** A batch without positives has a loss of nothing, but with a graph behind it. */
    private NDArray boxes(RetinaHead.Output output, BatchTargets wanted) {
        if (wanted.positives() == 0) {
            return Ops.times(output.deltas().sum(), 0);
        }
        NDArray indices = Ops.constant(output.deltas().getManager(), wanted.deltaIndices());
        return boxLoss.sum(output.deltas().flatten().take(indices), wanted.boxes());
    }

    private AnchorGrid gridFor(int[] columns, int[] rows) {
        if (!grid.covers(columns, rows)) {
            grid = AnchorGrid.of(anchors, columns, rows);
        }
        return grid;
    }
}
