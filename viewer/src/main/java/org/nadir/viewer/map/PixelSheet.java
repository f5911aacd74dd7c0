package org.nadir.viewer.map;

import java.nio.IntBuffer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** A transparent sheet of device pixels, as large as the view, into which lines are drawn by hand. FX thread only. */
final class PixelSheet {
    private int width;
    private int height;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;
    private ViewSize size = new ViewSize(0, 0);

    /** An empty sheet for a frame. */
    LinePainter begin(MapFrame frame) {
        int wantedWidth = Math.max(1, (int) Math.ceil(frame.size().width() * frame.outputScale()));
        int wantedHeight = Math.max(1, (int) Math.ceil(frame.size().height() * frame.outputScale()));
        if (buffer == null || wantedWidth != width || wantedHeight != height) {
            width = wantedWidth;
            height = wantedHeight;
            pixels = new int[width * height];
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
        size = new ViewSize(width / frame.outputScale(), height / frame.outputScale());
        LinePainter painter = new LinePainter(width, height, pixels);
        painter.clear();
        return painter;
    }

    /** Lays the sheet onto a canvas. */
    void end(GraphicsContext pen) {
        if (buffer != null && image != null) {
            buffer.updateBuffer(all -> null);
            pen.setImageSmoothing(false);
            pen.drawImage(image, 0, 0, size.width(), size.height());
        }
    }
}
