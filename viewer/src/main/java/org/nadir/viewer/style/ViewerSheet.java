package org.nadir.viewer.style;

import java.net.URL;

/**
 * The viewer's own style sheet, which gives every control a decent look without any other sheet. Its colours are the
 * looked-up {@code -nadir-*} colours, which a sheet of the application may set anew.
 */
public final class ViewerSheet {
    private ViewerSheet() {}

    /** Address for {@code getUserAgentStylesheet}. */
    public static String address() {
        URL sheet = ViewerSheet.class.getResource("viewer.css");
        if (sheet == null) {
            throw new IllegalStateException("viewer.css is missing from the class path");
        }
        return sheet.toExternalForm();
    }
}
