package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.List;

/**
 * Turns a site into pixels as a camera straight above would see it: ground, texture, shadow, standing things, lens blur
 * and noise. Any window of the picture may be drawn on its own and fits its neighbours without a seam. Thread-safe.
 */
final class SiteRenderer {
    /** Pixels around a window that the blur reaches into. */
    private static final int MARGIN = 2;

    private final Surface ground;
    private final List<Feature> features;
    private final View view;
    private final Atmosphere air;
    private final GroundTexture texture;

    SiteRenderer(Site site, View view, Atmosphere air) {
        this.ground = site.ground();
        this.features = List.copyOf(site.features());
        this.view = view;
        this.air = air;
        this.texture = new GroundTexture(air.seed(), view.metresPerPixel());
    }

    /** Interleaved RGB of a window given in pixels of the picture. */
    byte[] render(int x, int y, int width, int height) {
        Sheets sheets = new Sheets(width + 2 * MARGIN, height + 2 * MARGIN, ground);
        int[] window = {x - MARGIN, y - MARGIN, sheets.width};
        draw(sheets, window, true);
        return Camera.expose(sheets.colours(), new int[] {x, y, width, height}, MARGIN, air);
    }

    /** The ordinal of the {@link Surface} at each pixel of a window. */
    int[] surfaces(int x, int y, int width, int height) {
        Sheets sheets = new Sheets(width, height, ground);
        draw(sheets, new int[] {x, y, width}, false);
        return sheets.codes();
    }

    private void draw(Sheets sheets, int[] window, boolean textured) {
        AffineTransform toBlock = AffineTransform.getTranslateInstance(-window[0], -window[1]);
        toBlock.concatenate(view.toPixels());
        Canvas canvas =
                Canvas.over(sheets.graphics, toBlock, air.sun(), view.centre().heading());
        Rectangle2D block = new Rectangle2D.Double(window[0], window[1], sheets.width, sheets.height);
        drawPhase(canvas, Phase.GROUND, block);
        drawPhase(canvas, Phase.SHADOW, block);
        if (textured) {
            texture.apply(sheets.colours(), sheets.codes(), sheets.shades(), window);
        }
        drawPhase(canvas, Phase.BODY, block);
        for (Graphics2D sheet : sheets.graphics) {
            sheet.dispose();
        }
    }

    private void drawPhase(Canvas canvas, Phase phase, Rectangle2D block) {
        AffineTransform toPixels = view.toPixels();
        for (Feature feature : features) {
            if (toPixels.createTransformedShape(feature.reach()).getBounds2D().intersects(block)) {
                feature.draw(canvas, phase);
            }
        }
    }

    /** The three images that a block is drawn on. */
    private static final class Sheets {
        private final int width;
        private final int height;
        private final BufferedImage colour;
        private final BufferedImage surface;
        private final BufferedImage shadow;
        private final Graphics2D[] graphics;

        Sheets(int width, int height, Surface ground) {
            this.width = width;
            this.height = height;
            colour = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            surface = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            shadow = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            graphics = new Graphics2D[] {colour.createGraphics(), surface.createGraphics(), shadow.createGraphics()};
            graphics[0].setColor(ground.base());
            graphics[0].fillRect(0, 0, width, height);
            graphics[1].setColor(new Color(ground.ordinal()));
            graphics[1].fillRect(0, 0, width, height);
            for (Graphics2D sheet : graphics) {
                sheet.setClip(0, 0, width, height);
            }
        }

        int[] colours() {
            return ((DataBufferInt) colour.getRaster().getDataBuffer()).getData();
        }

        int[] codes() {
            return ((DataBufferInt) surface.getRaster().getDataBuffer()).getData();
        }

        byte[] shades() {
            return ((DataBufferByte) shadow.getRaster().getDataBuffer()).getData();
        }
    }
}
