package org.nadir.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.nadir.geometry.OrientedBox;

/**
 * Twelve hexadecimal digits that tell whether two runs saw the same labels: a SHA-256 over the names of the images and their
 * annotations, rounded to a hundredth of a pixel, in the order of the splits. Pixels and places on the disk do not count,
 * so that a data set that was moved keeps its digest.
 */
public final class DataDigest {
    /** The name under which a run tells it. */
    public static final String FACT = "data digest";

    private static final int DIGITS = 12;

    private DataDigest() {}

    public static String of(DataSplit... splits) {
        MessageDigest digest = sha256();
        for (DataSplit split : splits) {
            add(digest, "split");
            for (LabelledImage image : split.images()) {
                add(digest, image.name());
                image.window().ifPresent(window -> add(digest, window.toString()));
                image.annotations().forEach(annotation -> add(digest, text(annotation)));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static String text(Annotation annotation) {
        OrientedBox box = annotation.box();
        return String.format(
                Locale.ROOT,
                "%s %b %.2f %.2f %.2f %.2f %.4f",
                annotation.className(),
                annotation.difficult(),
                box.cx(),
                box.cy(),
                box.width(),
                box.height(),
                box.angle());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
