package org.nadir.viewer.style;

/**
 * The colours of a chart or a timeline on a light or a dark ground, as opaque or translucent ARGB integers. The text
 * colours reach a contrast of 4.5:1 on {@code background}; trained and frozen differ in lightness, so that they stay
 * apart in greyscale.
 *
 * @param background ground of the whole picture
 * @param text axis numbers and legends
 * @param title titles
 * @param grid lines of the grid
 * @param axis axis lines and the outline of the plot
 * @param crosshair crosshair and current epoch
 * @param freeze colours of trained, frozen and unknown cells
 */
public record ChartTheme(int background, int text, int title, int grid, int axis, int crosshair, FreezeColours freeze) {

    /**
     * Colours of the cells of a freezing timeline.
     *
     * @param trained accent colour: weights change in this epoch
     * @param frozen ice blue: weights stand still
     * @param hatch lines over the frozen cells
     * @param unknown cells about which nothing is known yet
     */
    public record FreezeColours(int trained, int frozen, int hatch, int unknown) {}

    private static final ChartTheme LIGHT = new ChartTheme(
            0xFFFFFFFF,
            0xFF57606A,
            0xFF24292F,
            0xFFE4E8EC,
            0xFFAFB8C1,
            0xFF6E7781,
            new FreezeColours(0xFF0969DA, 0xFFD6EBF8, 0xFF8FB9D6, 0xFFF3F5F7));
    private static final ChartTheme DARK = new ChartTheme(
            0xFF0D1117,
            0xFF9BA5B0,
            0xFFE6EDF3,
            0xFF222930,
            0xFF484F58,
            0xFF8B949E,
            new FreezeColours(0xFF2F81F7, 0xFFB4D4EA, 0xFF6E9CBC, 0xFF1C2229));

    public static ChartTheme light() {
        return LIGHT;
    }

    public static ChartTheme dark() {
        return DARK;
    }

    /** True when the ground is darker than the text. */
    public boolean isDark() {
        return (background & 0xFF) < 0x80;
    }

    /** The same theme on another ground, for a chart that lies on a card. */
    public ChartTheme on(int newBackground) {
        return new ChartTheme(newBackground, text, title, grid, axis, crosshair, freeze);
    }
}
