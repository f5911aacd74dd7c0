package org.nadir.distillation;

import org.nadir.base.UserProblem;

/**
 * What the methods that DS2D2 is compared with can be told.
 *
 * @param weight factor on the published weights of a method: 1 trains as published
 * @param temperature by which logits or maps are divided before they are compared; 0 is the published one
 * @param maskShare share of the cells that a masked method hides, from 0 to below 1
 */
public record RivalSettings(double weight, double temperature, double maskShare) {
    /** Every method as published; MGD hides 65 % of the cells. */
    public static final RivalSettings PUBLISHED = new RivalSettings(1, 0, 0.65);

    /** @throws UserProblem when a value is out of its range */
    public RivalSettings {
        require("weight", weight, weight >= 0 && Double.isFinite(weight), "0 or more");
        require("temperature", temperature, temperature >= 0 && Double.isFinite(temperature), "0 or more");
        require("maskShare", maskShare, maskShare >= 0 && maskShare < 1, "from 0 to below 1");
    }

    private static void require(String field, double value, boolean fits, String expected) {
        if (!fits) {
            throw UserProblem.of("A setting of the distillation is out of its range")
                    .field("distillation." + field)
                    .found(value)
                    .expected(expected)
                    .problem();
        }
    }
}
