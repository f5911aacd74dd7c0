package org.nadir.distillation;

import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.tensor.ParameterScope;

/** The methods of distillation by name: a new one is a class in this room and a line here. */
public final class Distillers {
    /** Dual-Stream Spectral Decoupling Distillation (Gao et al. 2025). */
    public static final String DS2D2 = "ds2d2";

    private static final String CROSSKD = "crosskd";

    private static final List<DistillerKind> KINDS = List.of(
            new DistillerKind(
                    DS2D2,
                    "Low and high frequencies of the maps, as they are and as the teacher's heads read them.",
                    settings -> settings.spectral().implicit(),
                    SpectralDistiller::new),
            new DistillerKind(
                    "logit-kd",
                    "The classes that both heads see at the same places, softened by a temperature.",
                    settings -> true,
                    LogitKd::new),
            ofMaps(
                    "fitnets",
                    "The maps as they are, behind a 1 x 1 convolution, by their squared difference.",
                    FitNets.RULE),
            ofMaps(
                    "fgd",
                    "The maps where the teacher looks, objects apart from background, and their context.",
                    Fgd.RULE),
            ofMaps("mgd", "The student's map with cells masked generates the teacher's whole map.", Mgd.RULE),
            ofMaps("pkd", "The correlation of each channel, whatever the size of its values.", Pkd.RULE),
            ofMaps("cwd", "Where in the image each channel has its peaks, by a softmax over the cells.", Cwd.RULE),
            new DistillerKind(
                    CROSSKD,
                    "What the teacher's head makes of the student's head half way through.",
                    settings -> true,
                    CrossKd::new));

    private Distillers() {}

    public static List<String> names() {
        return KINDS.stream().map(DistillerKind::name).toList();
    }

    /**
     * A sentence on a method for people who choose one.
     *
     * @throws UserProblem when there is no method of that name
     */
    public static String help(String name) {
        return kind(name).help();
    }

    /** True when the pair must have a high-frequency amplifier. */
    public static boolean needsAmplifier(DistillationSettings settings) {
        return settings.method().equals(DS2D2) && settings.spectral().highImplicit() > 0;
    }

    /**
     * Says why a pair cannot be distilled by a method, and builds nothing.
     *
     * @throws UserProblem when the two differ in classes, levels or orientation, when heads are to be compared that cannot be,
     *     when an amplifier is missing or does not belong to such a teacher, or when there is no method of that name
     */
    public static void check(DistillationSettings settings, Pair pair) {
        DistillerKind kind = kind(settings.method());
        PairRules rules = new PairRules(pair);
        rules.requireAlike();
        if (kind.comparesHeads().test(settings)) {
            rules.requireSameHeads();
        }
        if (kind.name().equals(CROSSKD)) {
            pair.teacher().requireContinues(pair.student());
        }
        if (needsAmplifier(settings)) {
            rules.requireAmplifier();
        }
    }

    /**
     * Makes the distiller of a pair. What it learns itself becomes parameters of the student under {@code distillation.}: make
     * it before the optimiser, and before a checkpoint is read from which a training goes on.
     *
     * @throws UserProblem as {@link #check} does
     */
    public static Distiller create(DistillationSettings settings, Pair pair) {
        check(settings, pair);
        return kind(settings.method()).factory().create(settings, pair);
    }

    /** Where the parameters of a distiller live. */
    static ParameterScope place(Pair pair) {
        return pair.student().parameters().root().child("distillation");
    }

    private static DistillerKind ofMaps(String name, String help, MapRule rule) {
        return new DistillerKind(
                name, help, settings -> false, (settings, pair) -> new MapDistiller(rule, settings, pair));
    }

    private static DistillerKind kind(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("There is no such method of distillation")
                        .field("distillation.method")
                        .found(name)
                        .expected(String.join(", ", names()))
                        .problem());
    }
}
