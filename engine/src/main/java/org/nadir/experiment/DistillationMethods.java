package org.nadir.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of the card "distillation" with a sentence on each. */
final class DistillationMethods {
    private static final Map<String, String> RULES = rules();

    private DistillationMethods() {}

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("ds2d2", "Low and high frequencies of the maps, as they are and as the teacher's heads read them.");
        rules.put("logit-kd", "What both heads say of each class, softened by a temperature.");
        rules.put("fitnets", "The maps themselves, cell by cell.");
        rules.put("fgd", "The maps by the teacher's attention, objects apart from background, and their relations.");
        rules.put("mgd", "The teacher's maps, made anew from the student's with most cells hidden.");
        rules.put("pkd", "The maps with each channel brought to mean 0 and deviation 1.");
        rules.put("cwd", "Where each channel of the maps is active, as a distribution over the cells.");
        rules.put("crosskd", "What the teacher's head says of the student's features half-way through the head.");
        return rules;
    }

    /** The rules by which a student learns. */
    static List<String> distilling() {
        return List.copyOf(RULES.keySet());
    }

    static String help(String rule) {
        return RULES.getOrDefault(rule, "");
    }
}
