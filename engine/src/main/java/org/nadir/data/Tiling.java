package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.nadir.base.Progress;
import org.nadir.geometry.Bounds;
import org.nadir.scene.PixelWindow;

/**
 * Cuts large images into overlapping windows with their labels. Tiles are only described, their pixels are read from the
 * image when they are asked for. Defaults as in the DOTA development kit: 1024 pixels with 200 of overlap, objects kept
 * from 0.7 of their area on. Immutable.
 *
 * @param window pixels a side; smaller images are one tile as they are
 * @param overlap pixels shared by neighbours, below the window
 * @param cut what becomes of objects on a border
 * @param empty what becomes of tiles without an object
 */
public record Tiling(int window, int overlap, WindowCut cut, EmptyTiles empty) {
    /** What becomes of tiles without an object that counts. */
    public enum EmptyTiles {
        KEEP,
        DROP
    }

    public Tiling {
        if (window < 1 || overlap < 0 || overlap >= window) {
            throw new IllegalArgumentException("No tiles of " + window + " pixels with an overlap of " + overlap);
        }
    }

    /** 1024 / 200 / 0.7, remainders dropped, empty tiles dropped. */
    public static Tiling standard() {
        return new Tiling(1024, 200, new WindowCut(0.7, false), EmptyTiles.DROP);
    }

    /** The windows of an image row by row; the last of each row and column is moved back to end at the border. */
    public List<PixelWindow> windows(ImageSize size) {
        List<PixelWindow> windows = new ArrayList<>();
        int width = Math.min(window, size.width());
        int height = Math.min(window, size.height());
        for (int y : starts(size.height())) {
            for (int x : starts(size.width())) {
                windows.add(new PixelWindow(x, y, width, height));
            }
        }
        return windows;
    }

    private List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        while (start + window < length) {
            starts.add(start);
            start += window - overlap;
        }
        starts.add(Math.max(0, length - window));
        return starts;
    }

    /** The tiles of one image, named NAME__1__X___Y as the tools of DOTA do. */
    public List<LabelledImage> tiles(LabelledImage image) {
        if (image.window().isPresent()) {
            throw new IllegalArgumentException(image.name() + " is a tile already");
        }
        List<LabelledImage> tiles = new ArrayList<>();
        for (PixelWindow part : windows(image.size())) {
            List<Annotation> inside = inside(image.annotations(), part);
            boolean counts = inside.stream().anyMatch(annotation -> !annotation.difficult());
            if (counts || empty == EmptyTiles.KEEP) {
                String name = image.name() + "__1__" + part.x() + "___" + part.y();
                tiles.add(new LabelledImage(name, image.file(), inside, image.gsd(), Optional.of(part)));
            }
        }
        return tiles;
    }

    /**
     * All tiles of a split.
     *
     * @throws CancellationException when the progress was cancelled
     */
    public DataSplit apply(DataSplit split, Progress progress) {
        List<LabelledImage> tiles = new ArrayList<>();
        int done = 0;
        for (LabelledImage image : split.images()) {
            if (progress.cancelled()) {
                throw new CancellationException("Tiling was cancelled");
            }
            tiles.addAll(tiles(image));
            progress.report(++done, split.images().size(), "Tiling " + split.name());
        }
        return new DataSplit(split.name(), tiles);
    }

    private List<Annotation> inside(List<Annotation> annotations, PixelWindow part) {
        Bounds bounds = new Bounds(part.x(), part.y(), part.x() + part.width(), part.y() + part.height());
        List<Annotation> inside = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (!annotation.box().bounds().intersects(bounds)) {
                continue;
            }
            cut.of(annotation.box(), bounds)
                    .ifPresent(kept -> inside.add(new Annotation(
                            annotation.className(),
                            kept.box().translated(-part.x(), -part.y()),
                            annotation.difficult() || kept.ignored())));
        }
        return inside;
    }
}
