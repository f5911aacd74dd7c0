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
        int w = width + 2 * MARGIN;
        int h = height + 2 * MARGIN;
        BufferedImage colour = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        BufferedImage surface = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        BufferedImage shadow = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D[] sheets = {colour.createGraphics(), surface.createGraphics(), shadow.createGraphics()};
        sheets[0].setColor(ground.base());
        sheets[0].fillRect(0, 0, w, h);
        sheets[1].setColor(new Color(ground.ordinal()));
        sheets[1].fillRect(0, 0, w, h);
        AffineTransform toBlock = AffineTransform.getTranslateInstance(MARGIN - x, MARGIN - y);
        toBlock.concatenate(view.toPixels());
        Canvas canvas = Canvas.over(sheets, toBlock, air.sun(), view.centre().heading());
        Rectangle2D block = new Rectangle2D.Double(x - MARGIN, y - MARGIN, w, h);
        drawPhase(canvas, Phase.GROUND, block);
        drawPhase(canvas, Phase.SHADOW, block);
        int[] rgb = ((DataBufferInt) colour.getRaster().getDataBuffer()).getData();
        int[] codes = ((DataBufferInt) surface.getRaster().getDataBuffer()).getData();
        byte[] shade = ((DataBufferByte) shadow.getRaster().getDataBuffer()).getData();
        texture.apply(rgb, codes, shade, new int[] {x - MARGIN, y - MARGIN, w});
        drawPhase(canvas, Phase.BODY, block);
        for (Graphics2D sheet : sheets) {
            sheet.dispose();
        }
        return Camera.expose(rgb, new int[] {x, y, width, height}, MARGIN, air);
    }

    private void drawPhase(Canvas canvas, Phase phase, Rectangle2D block) {
        AffineTransform toPixels = view.toPixels();
        for (Feature feature : features) {
            if (toPixels.createTransformedShape(feature.reach()).getBounds2D().intersects(block)) {
                feature.draw(canvas, phase);
            }
        }
    }
}
