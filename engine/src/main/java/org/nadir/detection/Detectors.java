package org.nadir.detection;

import static org.nadir.detection.DetectorOption.ANCHOR_BASE;
import static org.nadir.detection.DetectorOption.HEAD_CONVS;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.nn.Backbones;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.PartWork;
import org.nadir.nn.WorkCount;
import org.nadir.tensor.RandomStreams;

/** The detectors by name: a new one is a class in this room and a line here. */
public final class Detectors {
    /** RetinaNet on oriented boxes. */
    public static final String ROTATED_RETINANET = "rotated-retinanet";

    /** RetinaNet on upright boxes. */
    public static final String RETINANET = "retinanet";

    /** RetinaNet on upright boxes as torchvision builds it. */
    public static final String TORCHVISION_RETINANET = "torchvision-retinanet";

    /** FCOS on oriented boxes. */
    public static final String ROTATED_FCOS = "rotated-fcos";

    /** Faster R-CNN with oriented boxes in its second stage. */
    public static final String ROTATED_FASTER_RCNN = "rotated-faster-rcnn";

    /** Oriented R-CNN: oriented proposals and oriented boxes. */
    public static final String ORIENTED_RCNN = "oriented-rcnn";

    /** Faster R-CNN on upright boxes. */
    public static final String FASTER_RCNN = "faster-rcnn";

    private static final List<DetectorKind> KINDS = List.of(
            new DetectorKind(
                    ROTATED_RETINANET,
                    "One stage, nine horizontal anchors a cell that are turned into oriented boxes: fast, and the plainest to train.",
                    Set.of(ANCHOR_BASE, HEAD_CONVS),
                    BoxLosses.all(),
                    BoxLossChoice.of(BoxLosses.all().get(0)),
                    (settings, manager, streams) -> new RetinaNet(RetinaVariant.rotated(), settings, manager, streams),
                    RetinaVariant.rotated()::count),
            new DetectorKind(
                    ROTATED_FCOS,
                    "One stage without anchors: every point says how far the edges are. Needs no choice of anchor sizes.",
                    Set.of(HEAD_CONVS),
                    BoxLosses.ofBoxes(),
                    BoxLossChoice.of(BoxLosses.ofBoxes().get(0)),
                    RotatedFcos::new,
                    RotatedFcos::count),
            twoStage(
                    ROTATED_FASTER_RCNN,
                    "Two stages: upright proposals, whose features are read again and become oriented boxes. Slower, better on small objects.",
                    TwoStageVariant.rotatedFasterRcnn()),
            twoStage(
                    ORIENTED_RCNN,
                    "Two stages: oriented proposals, whose features are read along the object. Most exact where objects lie close together.",
                    TwoStageVariant.orientedRcnn()),
            upright(
                    RETINANET,
                    "One stage on upright boxes: oriented labels are learned as their bounding rectangles.",
                    RetinaVariant.horizontal()),
            upright(
                    TORCHVISION_RETINANET,
                    "RetinaNet with the pyramid and the anchors of torchvision's retinanet_resnet50_fpn, for weights from there.",
                    RetinaVariant.torchvision()),
            twoStage(
                    FASTER_RCNN,
                    "Two stages on upright boxes: oriented labels are learned as their bounding rectangles.",
                    TwoStageVariant.fasterRcnn()));

    private Detectors() {}

    private static DetectorKind upright(String name, String help, RetinaVariant variant) {
        return new DetectorKind(
                name,
                help,
                Set.of(ANCHOR_BASE, HEAD_CONVS),
                BoxLosses.OF_OFFSETS,
                BoxLossChoice.of(BoxLosses.OF_OFFSETS.get(0)),
                (settings, manager, streams) -> new RetinaNet(variant, settings, manager, streams),
                variant::count);
    }

    /** The box loss is that of the second stage; the first stage keeps that of its configuration. */
    private static DetectorKind twoStage(String name, String help, TwoStageVariant variant) {
        return new DetectorKind(
                name,
                help,
                Set.of(ANCHOR_BASE),
                variant.orientedTruths() ? BoxLosses.smoothFirst() : List.of(BoxLossChoice.SMOOTH_L1, BoxLossChoice.L1),
                new BoxLossChoice(BoxLossChoice.SMOOTH_L1, 1),
                (settings, manager, streams) -> new TwoStageDetector(variant, settings, manager, streams),
                variant::count);
    }

    public static List<String> names() {
        return KINDS.stream().map(DetectorKind::name).toList();
    }

    /**
     * A sentence on a detector for people who choose one.
     *
     * @throws UserProblem when there is no detector of that name
     */
    public static String help(String name) {
        return kind(name).help();
    }

    /** The names of the detectors for which a setting has a meaning. */
    public static Set<String> using(DetectorOption option) {
        return KINDS.stream()
                .filter(kind -> kind.options().contains(option))
                .map(DetectorKind::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The losses that the boxes of a detector can learn by; the first is that of the reference configuration.
     *
     * @throws UserProblem when there is no detector of that name
     */
    public static List<String> boxLosses(String name) {
        return kind(name).boxLosses();
    }

    /**
     * Builds a detector with first weights drawn from {@code streams}, on the device of {@code manager}, which owns it.
     *
     * @throws UserProblem when there is no detector or backbone of that name, or the detector has no such box loss
     */
    public static PyramidDetector create(DetectorSettings settings, NDManager manager, RandomStreams streams) {
        DetectorKind kind = kind(settings.detector());
        BoxLossChoice asked = settings.boxLoss();
        if (asked.name().equals(BoxLossChoice.AUTO)) {
            return kind.factory().create(settings.withBoxLoss(kind.usualLoss()), manager, streams);
        }
        if (!kind.boxLosses().contains(asked.name())) {
            throw UserProblem.of("The boxes of " + kind.name() + " do not learn by this loss")
                    .field("model.boxLoss")
                    .found(asked.name())
                    .expected(BoxLossChoice.AUTO + ", " + String.join(", ", kind.boxLosses()))
                    .problem();
        }
        return kind.factory().create(settings, manager, streams);
    }

    /**
     * Size of every part of a detector and its operations on one image of this size in training, counted without building
     * it. The regions that a second stage samples count in full.
     *
     * @throws UserProblem when there is no detector or backbone of that name
     */
    public static Map<NetworkPart, PartWork> work(DetectorSettings settings, int width, int height) {
        WorkCount count = new WorkCount(width, height);
        List<Integer> channels = Backbones.count(settings.backbone(), settings.backboneOptions(), count);
        kind(settings.detector()).work().count(count, settings, channels);
        return count.parts();
    }

    private static DetectorKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("There is no detector of this name")
                        .field("model.detector")
                        .found(name)
                        .expected(String.join(", ", names()))
                        .problem());
    }
}
