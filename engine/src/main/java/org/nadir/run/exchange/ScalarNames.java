package org.nadir.run.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names mean that MMEngine, MMCV, Ultralytics, Lightning, Keras and Nadir give to numbers. */
final class ScalarNames {
    /** The mAP at an IoU of 0.5 as run folders call it. */
    static final String MAP50 = "map50";

    private static final Set<String> RATES = Set.of("lr", "learning_rate", "base_lr", "rate", "lr_0", "pg0");
    private static final Set<String> STAGES = Set.of("train", "val", "valid", "validation", "test", "metrics", "eval");
    private static final Set<String> SCORED = Set.of("val", "valid", "validation", "test", "metrics", "eval");
    private static final List<String> MEASURES =
            List.of("map", "ap50", "ap75", "precision", "recall", "accuracy", "f1", "bbox_ap");

    private ScalarNames() {}

    /** What a number of a training is. */
    enum Meaning {
        LOSS,
        TOTAL_LOSS,
        RATE,
        SECONDS,
        DATA_SECONDS,
        MEBIBYTES,
        PROCESS_MEBIBYTES,
        GRADIENT_NORM,
        METRIC,
        EPOCH,
        OTHER
    }

    static Meaning of(String tag) {
        String name = plain(tag);
        String last = name.substring(name.lastIndexOf('/') + 1);
        Meaning known = exact(name, last);
        if (known != Meaning.OTHER) {
            return known;
        }
        if (last.equals("mean_loss")) {
            // the mean of an epoch stands beside the losses of its steps
            return Meaning.OTHER;
        }
        boolean loss = last.contains("loss");
        if (scored(tag)) {
            return Meaning.METRIC;
        }
        if (loss) {
            return Set.of("loss", "total_loss", "epoch_loss").contains(last) ? Meaning.TOTAL_LOSS : Meaning.LOSS;
        }
        return MEASURES.stream().anyMatch(last::contains) ? Meaning.METRIC : Meaning.OTHER;
    }

    private static Meaning exact(String name, String last) {
        if (RATES.contains(last)) {
            return Meaning.RATE;
        }
        return switch (last) {
            case "epoch" -> Meaning.EPOCH;
            case "time", "iter_time" -> Meaning.SECONDS;
            case "data_time" -> Meaning.DATA_SECONDS;
            case "memory", "device_mib" -> Meaning.MEBIBYTES;
            case "process_mib" -> Meaning.PROCESS_MEBIBYTES;
            case "grad_norm", "gradient_norm" -> Meaning.GRADIENT_NORM;
            default -> name.equals("iter") || name.equals("step") ? Meaning.EPOCH : Meaning.OTHER;
        };
    }

    /** True for a number that was measured on held-out data, as far as its name tells. */
    static boolean scored(String tag) {
        String first = first(tag);
        return SCORED.contains(first.substring(first.lastIndexOf('_') + 1))
                || tag.toLowerCase(Locale.ROOT).matches("(val|test)_.*|epoch_(?!loss|learning)[^/]*");
    }

    /** The name of a loss term: without the stage it was measured in. */
    static String term(String tag) {
        String name = plain(tag);
        return name.replace('/', '_');
    }

    /**
     * The name of a metric as run folders have it: {@code map50}, {@code map75}, {@code map5095} where the program means
     * these, else its own.
     */
    static String metric(String tag) {
        String name = plain(tag);
        String last = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\([a-z]\\)$", "");
        return switch (last) {
            // without a threshold, COCO's evaluation means the mean over ten of them, that of VOC and DOTA 0.5
            case "bbox_map", "segm_map", "map50-95", "map50_95", "map_50_95", "map50:95", "map5095" -> "map5095";
            case "map" -> name.startsWith("coco") ? "map5095" : MAP50;
            case "bbox_map_50", "ap50", "map_50", "map50" -> MAP50;
            case "bbox_map_75", "ap75", "map_75", "map75" -> "map75";
            default -> (tag.toLowerCase(Locale.ROOT).contains("loss") ? "val_" : "") + name.replace('/', '_');
        };
    }

    /** True for a metric that says its IoU threshold: it is meant where a program gives one with and one without. */
    static boolean explicit(String tag) {
        return tag.contains("50");
    }

    /** The class of {@code val/AP50/plane}; empty for a number that is of no class. */
    static String classOf(String tag) {
        return tag.matches("(?i)(val/)?ap50/.+") ? tag.replaceFirst("(?i)^(val/)?ap50/", "") : "";
    }

    private static String plain(String tag) {
        String name = tag.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        String first = first(tag);
        boolean staged = STAGES.contains(first) && name.contains("/");
        String rest = staged ? name.substring(name.indexOf('/') + 1) : name;
        return rest.replaceFirst("^(train|val|test|epoch)_(?=.)", "");
    }

    private static String first(String tag) {
        String name = tag.strip().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
