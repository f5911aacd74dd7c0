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
            case "mobilenet_v2" -> new MobileNetV2(scope, options);
            case "swin_t", "swin_s" -> new Swin(scope, swin(name), options);
            default -> ResNet.build(scope, resNet(name), options);
        };
    }

    /**
     * Counts the work of a backbone on one image and gives the channels of C2, C3, C4 and C5.
     *
     * @throws UserProblem when there is no backbone of that name
     */
    public static List<Integer> count(String name, BackboneOptions options, WorkCount count) {
        BackboneWork work = new BackboneWork(count, options);
        return switch (name) {
            case "mobilenet_v2" -> work.mobileNet();
            case "swin_t", "swin_s" -> work.swin(swin(name));
            default -> work.resNet(resNet(name));
        };
    }

    private static Swin.Plan swin(String name) {
        return Swin.Plan.of(2, 2, name.equals("swin_s") ? 18 : 6, 2);
    }

    private static ResNet.Plan resNet(String name) {
        return switch (name) {
            case "resnet18" -> ResNet.Plan.basic(64, 2, 2, 2, 2);
            case "resnet34" -> ResNet.Plan.basic(64, 3, 4, 6, 3);
            case "resnet50" -> ResNet.Plan.bottleneck(3, 4, 6, 3);
            case "resnet101" -> ResNet.Plan.bottleneck(3, 4, 23, 3);
            case "resnet18-quarter" -> ResNet.Plan.basic(16, 2, 2, 2, 2);
            default ->
                throw UserProblem.of("There is no backbone of this name")
                        .field("model.backbone")
                        .found(name)
                        .expected(String.join(", ", NAMES))
                        .problem();
        };
    }
}
