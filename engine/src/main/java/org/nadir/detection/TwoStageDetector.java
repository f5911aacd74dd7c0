package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nadir.nn.Fpn;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TorchEngine;

/**
 * A detector of two stages (Ren et al. 2015) on the pyramid P2 to P6: a region proposal network finds where something is, a
 * second stage reads the features of these regions and says what and where exactly. The {@link TwoStageVariant} makes it
 * Faster R-CNN, Rotated Faster R-CNN or Oriented R-CNN. Samples are drawn from the streams {@code detector/anchors} and
 * {@code detector/regions}, whose positions are part of a checkpoint.
 */
final class TwoStageDetector extends PyramidDetector {
    /** Beta of the first stage in all reference configurations. */
    private static final SmoothL1Loss PROPOSAL_LOSS = new SmoothL1Loss(1.0 / 9);

    private final TwoStageVariant variant;
    private final RpnHead proposalHead;
    private final RoiHead regionHead;
    private final RoiAlign align;
    private final RegressionLoss boxLoss;
    private final double boxWeight;
    private final AnchorSettings anchors;
    private final RandomStream anchorChoice;
    private final RandomStream regionChoice;
    private final RandomStreams streams;
    private AnchorGrid grid;
    private Proposed proposed = new Proposed(null, List.of());

    /** The proposals for learning from a pyramid, which is known by its first map: the object, since addresses come again. */
    private record Proposed(@Nullable NDArray map, List<float[]> boxes) {}

    TwoStageDetector(TwoStageVariant variant, DetectorSettings settings, NDManager manager, RandomStreams streams) {
        super(settings, manager, streams, Fpn.Levels.P2_TO_P6);
        this.variant = variant;
        this.boxLoss = BoxLosses.of(settings.boxLoss(), variant.regionDecoding());
        this.boxWeight = BoxLosses.weight(settings.boxLoss());
        this.anchors = AnchorSettings.proposals(settings.anchorBase());
        this.grid = AnchorGrid.of(anchors, new int[5], new int[5]);
        this.align = new RoiAlign(variant.sampling(), anchors.strides());
        this.streams = streams;
        this.anchorChoice = streams.stream("detector/anchors");
        this.regionChoice = streams.stream("detector/regions");
        int channels = settings.neckChannels();
        this.proposalHead = new RpnHead(
                parameters().root().child("rpn_head"),
                channels,
                anchors.perCell(),
                variant.proposalCoder().values());
        this.regionHead =
                new RoiHead(parameters().root().child("roi_head").child("bbox_head"), variant.regionSizes(settings));
    }

    @Override
    public boolean upright() {
        return !variant.orientedTruths();
    }

    @Override
    public List<Integer> strides() {
        return anchors.strides();
    }

    @Override
    public LossTerms loss(NDList levels, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        List<Targets> truths = targets.stream().map(variant::truths).toList();
        NDList terms = Scoped.keepAll(() -> {
            RpnHead.Output output = propose(levels);
            NDList first = Scoped.keepAll(() -> proposalLoss(output, batch, truths));
            List<float[]> proposals = proposals(output, batch, variant.training());
            proposed = new Proposed(levels.get(0), proposals);
            RoiSample sample = RoiSample.of(proposals, truths, variant.sampleRule(), regionChoice);
            return first.addAll(Scoped.keepAll(() -> regionLoss(levels, sample)));
        });
        Map<String, NDArray> named = new LinkedHashMap<>();
        named.put("proposal classification", terms.get(0));
        named.put("proposal regression", terms.get(1));
        named.put("classification", terms.get(2));
        named.put("regression", terms.get(3));
        return new LossTerms(named);
    }

    private RpnHead.Output propose(NDList levels) {
        RpnHead.Output output = proposalHead.forward(levels);
        if (!grid.covers(output.columns(), output.rows())) {
            grid = AnchorGrid.of(anchors, output.columns(), output.rows());
        }
        return output;
    }

    private NDList proposalLoss(RpnHead.Output output, ImageBatch batch, List<Targets> truths) {
        RpnTargets rule = new RpnTargets(variant.anchors(), variant.proposalCoder(), variant.uprightProposals());
        SampledTargets targets = rule.of(grid, truths, batch, anchorChoice);
        return new NDList(
                TwoStageLoss.objectness(output.logits(), targets),
                TwoStageLoss.regression(output.deltas(), targets.deltaIndices(), targets, PROPOSAL_LOSS));
    }

    private NDList regionLoss(NDList levels, RoiSample sample) {
        if (sample.rois().count() == 0) {
            return TwoStageLoss.nothing(levels.get(0));
        }
        SampledTargets targets = sample.targets();
        NDList output = regionHead.forward(align.forward(levels, sample.rois()));
        long[] indices = variant.perClass() ? targets.deltaIndices(classes().size()) : targets.deltaIndices();
        return new NDList(
                TwoStageLoss.classification(output.get(0), targets),
                Ops.times(
                        TwoStageLoss.boxes(output.get(1), indices, sample, boxLoss), boxWeight / targets.normaliser()));
    }

    /** The proposals of each image, from the values of the output alone: nothing of it is recorded. */
    private List<float[]> proposals(RpnHead.Output output, ImageBatch batch, Proposals.Limits limits) {
        float[] logits = Ops.values(output.logits());
        float[] deltas = Ops.values(output.deltas());
        Proposals maker = new Proposals(grid, variant.proposalCoder(), variant.uprightProposals());
        return IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(i -> new Proposals.Raw(logits, deltas, i, batch.widths()[i], batch.heights()[i]))
                .map(raw -> maker.of(raw, limits))
                .toList();
    }

    @Override
    public HeadPlaces places(NDList ownPyramid, ImageBatch batch, List<Targets> targets) {
        requireOneEach(batch, targets);
        if (proposed.map() != ownPyramid.get(0)) {
            RpnHead.Output output = propose(ownPyramid);
            try (NDList arrays = output.arrays()) {
                proposed = new Proposed(ownPyramid.get(0), proposals(output, batch, variant.training()));
            }
        }
        List<Targets> truths = targets.stream().map(variant::truths).toList();
        // asked for only where somebody distils: other runs keep the streams that they had
        RandomStream choice = streams.stream("detector/imitation");
        RoiSample sample = RoiSample.of(proposed.boxes(), truths, variant.sampleRule(), choice);
        return RegionPlaces.of(sample.rois(), batch);
    }

    @Override
    public HeadOutput read(NDList pyramid, HeadPlaces places) {
        requireReadable(pyramid);
        return said(regionHead, pyramid, places);
    }

    @Override
    public HeadOutput continued(PyramidDetector student, NDList studentPyramid, HeadPlaces places) {
        requireContinues(student);
        return said(((TwoStageDetector) student).regionHead, studentPyramid, places);
    }

    private HeadOutput said(RoiHead first, NDList pyramid, HeadPlaces places) {
        Rois rois = RegionPlaces.from(places).rois();
        NDList output = Scoped.keepAll(() -> regionHead.continuing(first, align.forward(pyramid, rois)));
        return new HeadOutput(output.get(0), output.get(1));
    }

    @Override
    public NDList imitation(HeadOutput student, HeadOutput teacher, HeadPlaces places) {
        return new RegionImitation(classes().size(), variant.regionCoder().values(), variant.perClass())
                .terms(student, teacher, RegionPlaces.from(places));
    }

    @Override
    public List<List<Detection>> detect(NDList levels, ImageBatch batch, DetectionSettings wanted) {
        TorchEngine.inferenceOnly();
        Proposals.Limits limits = variant.detecting(wanted.candidates());
        List<List<Detection>> found = new ArrayList<>();
        List<float[]> proposals;
        RpnHead.Output output = propose(levels);
        try (NDList arrays = output.arrays()) {
            proposals = proposals(output, batch, limits);
        }
        for (int image = 0; image < batch.size(); image++) {
            found.add(detect(levels, rois(proposals.get(image), image), batch, wanted));
        }
        return found;
    }

    private static Rois rois(float[] boxes, int image) {
        int[] images = new int[boxes.length / 5];
        Arrays.fill(images, image);
        return Rois.sorted(boxes, images, new int[images.length]);
    }

    private List<Detection> detect(NDList levels, Rois rois, ImageBatch batch, DetectionSettings wanted) {
        if (rois.count() == 0) {
            return List.of();
        }
        int image = rois.images()[0];
        try (NDList output = Scoped.keepAll(() -> regionHead.forward(align.forward(levels, rois)))) {
            RoiDecoder.Raw raw = new RoiDecoder.Raw(
                    Ops.values(output.get(0)),
                    Ops.values(output.get(1)),
                    rois,
                    batch.widths()[image],
                    batch.heights()[image]);
            return new RoiDecoder(variant.regionCoder(), classes().size(), variant.perClass(), upright())
                    .decode(raw, wanted);
        }
    }
}
