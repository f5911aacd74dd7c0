package org.nadir.nn;

import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.tensor.ParameterScope;

/** The backbones by name. */
public final class Backbones {
    private static final List<String> NAMES = List.of(
            "resnet18", "resnet34", "resnet50", "resnet101", "resnet18-quarter", "mobilenet_v2", "swin_t", "swin_s");

    private Backbones() {}

    public static List<String> names() {
        return NAMES;
    }

    /** True for networks that leave out residual branches in training: those that {@code dropPath} says something to. */
    public static boolean dropsPaths(String name) {
        return name.startsWith("swin");
    }

    /** True for networks with batch norm: those that {@code trainNorm} says something to. */
    public static boolean batchNorms(String name) {
        return !dropsPaths(name);
    }

    /**
     * Builds a backbone whose parameters carry torchvision's names under {@code scope}.
     *
     * @throws UserProblem when there is no backbone of that name
     */
    public static Backbone create(String name, ParameterScope scope, BackboneOptions options) {
        return switch (name) {
            case "resnet18" -> ResNet.build(scope, ResNet.Plan.basic(64, 2, 2, 2, 2), options);
            case "resnet34" -> ResNet.build(scope, ResNet.Plan.basic(64, 3, 4, 6, 3), options);
            case "resnet50" -> ResNet.build(scope, ResNet.Plan.bottleneck(3, 4, 6, 3), options);
            case "resnet101" -> ResNet.build(scope, ResNet.Plan.bottleneck(3, 4, 23, 3), options);
            case "resnet18-quarter" -> ResNet.build(scope, ResNet.Plan.basic(16, 2, 2, 2, 2), options);
            case "mobilenet_v2" -> new MobileNetV2(scope, options);
            case "swin_t" -> new Swin(scope, Swin.Plan.of(2, 2, 6, 2), options);
            case "swin_s" -> new Swin(scope, Swin.Plan.of(2, 2, 18, 2), options);
            default ->
                throw UserProblem.of("There is no backbone of this name")
                        .field("model.backbone")
                        .found(name)
                        .expected(String.join(", ", NAMES))
                        .problem();
        };
    }
}
