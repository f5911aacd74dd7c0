package org.nadir.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size images are brought to, in pixels: as they are (0 x 0), by their longest side (n x 0), or to a frame of width
 * and height that they are fitted into without distortion.
 */
public record ImageSize(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\s*[xX×]\\s*(\\d{1,5}))?");
    private static final int LARGEST = 16_384;

    public ImageSize {
        if (width < 0 || height < 0 || (width == 0 && height > 0) || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException("No image size: " + width + " x " + height);
        }
    }

    public boolean asIs() {
        return width == 0;
    }

    public boolean longestSide() {
        return width > 0 && height == 0;
    }

    /** Reads "0", "800" or "640x512"; empty when the text is none of these or a side is out of range. */
    public static Optional<ImageSize> parse(String text) {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(match.group(1));
        int height = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        boolean frameWithoutSide = match.group(2) != null && (width == 0 || height == 0);
        boolean tooSmall = (width > 0 && width < 32) || (height > 0 && height < 32);
        if (frameWithoutSide || tooSmall || width > LARGEST || height > LARGEST) {
            return Optional.empty();
        }
        return Optional.of(new ImageSize(width, height));
    }

    /** The factor by which an image of this width and height is scaled. */
    public double factor(double imageWidth, double imageHeight) {
        if (asIs()) {
            return 1;
        }
        return longestSide()
                ? width / Math.max(imageWidth, imageHeight)
                : Math.min(width / imageWidth, height / imageHeight);
    }

    @Override
    public String toString() {
        return height > 0 ? String.format(Locale.ROOT, "%dx%d", width, height) : Integer.toString(width);
    }
}
