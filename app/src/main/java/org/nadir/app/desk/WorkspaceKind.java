package org.nadir.app.desk;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The workspaces there are, in the order of the rail and of the keys Ctrl+1, Ctrl+2 and so on. */
public enum WorkspaceKind {
    SCENES("Scenes", Material2OutlinedMZ.MAP),
    DATA("Data", Material2OutlinedMZ.PHOTO_LIBRARY),
    EXPERIMENTS("Experiments", Material2OutlinedMZ.SCIENCE),
    RUNS("Runs", Material2OutlinedAL.INSIGHTS),
    COMPARE("Compare", Material2OutlinedAL.COMPARE_ARROWS);

    private final String title;
    private final Ikon icon;

    WorkspaceKind(String title, Ikon icon) {
        this.title = title;
        this.icon = icon;
    }

    public String title() {
        return title;
    }

    public Ikon icon() {
        return icon;
    }

    /** The name of its help text and in the settings file. */
    public String key() {
        return title.toLowerCase(java.util.Locale.ROOT);
    }
}
