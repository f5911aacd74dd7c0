package org.nadir.app.desk;

import javafx.scene.paint.Color;
import org.nadir.evaluation.Outcome;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.style.Palette;

/** How the four kinds of outcomes look on the map and in the legend: told apart by colour and by shape. */
public enum Verdict {
    TRUE_POSITIVE("TP", "Found", 2, MapBox.Outline.PLAIN),
    FALSE_POSITIVE("FP", "False alarm", 3, MapBox.Outline.CROSSED),
    FALSE_NEGATIVE("FN", "Missed", 5, MapBox.Outline.DASHED),
    IGNORED("Ignored", "Neither counted nor punished", 7, MapBox.Outline.PLAIN);

    private final String letters;
    private final String words;
    private final int colour;
    private final MapBox.Outline outline;

    Verdict(String letters, String words, int colour, MapBox.Outline outline) {
        this.letters = letters;
        this.words = words;
        this.colour = colour;
        this.outline = outline;
    }

    /** The look of an outcome; the names are those of its kinds. */
    public static Verdict of(Outcome outcome) {
        return valueOf(outcome.kind().name());
    }

    /** As the field abbreviates it. */
    public String letters() {
        return letters;
    }

    public String words() {
        return words;
    }

    public Color colour() {
        return Palette.fx(Palette.argb(colour));
    }

    public MapBox.Outline outline() {
        return outline;
    }
}
