package org.nadir.app.desk;

/**
 * What the shell lends to every workspace. The parts outlive all workspaces; the shell closes them with the window.
 *
 * @param crossing how to reach the other workspaces
 */
public record Desk(
        BackgroundTasks tasks,
        Notices notices,
        SettingsModel settings,
        StatusModel status,
        FilePicker files,
        Crossing crossing) {}
