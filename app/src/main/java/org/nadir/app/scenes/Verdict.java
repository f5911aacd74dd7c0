package org.nadir.app.scenes;

import javafx.scene.paint.Color;
import org.nadir.evaluation.Outcome;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.style.Palette;

/** How the four kinds of outcomes look on the map and in the legend: told apart by colour and by shape. */
enum Verdict {
    TRUE_POSITIVE(Outcome.Kind.TRUE_POSITIVE, "TP", "Found", 2, MapBox.Outline.PLAIN),
    FALSE_POSITIVE(Outcome.Kind.FALSE_POSITIVE, "FP", "False alarm", 3, MapBox.Outline.CROSSED),
    FALSE_NEGATIVE(Outcome.Kind.FALSE_NEGATIVE, "FN", "Missed", 5, MapBox.Outline.DASHED),
    LEFT_OUT(Outcome.Kind.IGNORED, "Ignored", "Neither counted nor punished", 7, MapBox.Outline.PLAIN);

    private final Outcome.Kind kind;
    private final String letters;
    private final String words;
    private final int colour;
    private final MapBox.Outline outline;

    Verdict(Outcome.Kind kind, String letters, String words, int colour, MapBox.Outline outline) {
        this.kind = kind;
        this.letters = letters;
        this.words = words;
        this.colour = colour;
        this.outline = outline;
    }

    static Verdict of(Outcome outcome) {
        for (Verdict verdict : values()) {
            if (verdict.kind == outcome.kind()) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("No look for " + outcome);
    }

    /** As the field abbreviates it. */
    String letters() {
        return letters;
    }

    String words() {
        return words;
    }

    Color colour() {
        return Palette.fx(Palette.argb(colour));
    }

    MapBox.Outline outline() {
        return outline;
    }
}
