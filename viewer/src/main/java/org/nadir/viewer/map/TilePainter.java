package org.nadir.viewer.map;

import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Draws tiles of one frame. The edges of tiles are rounded to device pixels in one way, so that neighbours meet without
 * seams; beyond 1:1 the pixels of the scene stay sharp squares, below they are smoothed.
 */
final class TilePainter {
    private final GraphicsContext pen;
    private final MapFrame frame;
    private final TileSource source;
    private final Stock stock;

    /** Tiles at hand: those of the present source, and those of the same scene in its former colours, if any. */
    record Stock(TileCache<Image> present, @Nullable TileCache<Image> former) {}

    TilePainter(GraphicsContext pen, MapFrame frame, TileSource source, Stock stock) {
        this.pen = pen;
        this.frame = frame;
        this.source = source;
        this.stock = stock;
    }

    /** Draws a tile, or what stands in for it; true when it was the tile itself. */
    boolean paint(TileKey key) {
        Optional<Image> tile = stock.present().get(key);
        if (tile.isPresent()) {
            draw(key, tile.get(), area(key));
            return true;
        }
        TileCache<Image> former = stock.former();
        if (former != null && former.holds(key)) {
            former.get(key).ifPresent(image -> draw(key, image, area(key)));
        } else if (!standIn(key, stock.present()) && former != null) {
            standIn(key, former);
        }
        return false;
    }

    /** Draws the nearest coarser tile and whatever finer ones there are; false when there is neither. */
    private boolean standIn(TileKey key, TileCache<Image> cache) {
        boolean drawn = false;
        for (int level = key.level() + 1; level < source.levels() && !drawn; level++) {
            TileKey ancestor = key.ancestor(level);
            Optional<Image> coarser = cache.get(ancestor);
            coarser.ifPresent(image -> draw(ancestor, image, area(key)));
            drawn = coarser.isPresent();
        }
        for (int quarter = 0; quarter < 4 && key.level() > 0; quarter++) {
            TileKey child = key.child(quarter);
            Optional<Image> finer = cache.get(child);
            finer.ifPresent(image -> draw(child, image, area(child)));
            drawn |= finer.isPresent();
        }
        return drawn;
    }

    /** Draws the part of a tile's picture that lies in an area of the scene and in view. */
    private void draw(TileKey key, Image image, SceneRect wanted) {
        double pixel = 1L << key.level();
        SceneRect tile = area(key);
        SceneRect view = frame.visible();
        double left = Math.max(wanted.x(), tile.x() + pixel * Math.floor((view.x() - tile.x()) / pixel));
        double top = Math.max(wanted.y(), tile.y() + pixel * Math.floor((view.y() - tile.y()) / pixel));
        double right = Math.min(wanted.maxX(), tile.x() + pixel * Math.ceil((view.maxX() - tile.x()) / pixel));
        double bottom = Math.min(wanted.maxY(), tile.y() + pixel * Math.ceil((view.maxY() - tile.y()) / pixel));
        if (right <= left || bottom <= top) {
            return;
        }
        double x0 = snapped(frame.toScreenX(left));
        double y0 = snapped(frame.toScreenY(top));
        double x1 = snapped(frame.toScreenX(right));
        double y1 = snapped(frame.toScreenY(bottom));
        pen.setImageSmoothing(key.level() > 0 || frame.viewport().scale() * frame.outputScale() < 1);
        pen.drawImage(
                image,
                (left - tile.x()) / pixel,
                (top - tile.y()) / pixel,
                (right - left) / pixel,
                (bottom - top) / pixel,
                x0,
                y0,
                x1 - x0,
                y1 - y0);
    }

    private SceneRect area(TileKey key) {
        double side = source.tileSize() * (double) (1L << key.level());
        return new SceneRect(key.column() * side, key.row() * side, side, side);
    }

    private double snapped(double screen) {
        return Math.rint(screen * frame.outputScale()) / frame.outputScale();
    }
}
