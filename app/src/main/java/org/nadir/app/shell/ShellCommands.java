package org.nadir.app.shell;

import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;
import org.nadir.app.desk.WorkspaceKind;

/** The commands that belong to the window and to no workspace. */
final class ShellCommands {
    private ShellCommands() {}

    static List<Command> of(ShellModel model, SettingsModel settings) {
        List<Command> all = new ArrayList<>();
        for (WorkspaceKind kind : WorkspaceKind.values()) {
            all.add(Command.of(
                            "show." + kind.key(),
                            "Show " + kind.title().toLowerCase(java.util.Locale.ROOT),
                            kind.icon(),
                            () -> model.workspace().set(kind))
                    .key("Shortcut+" + (kind.ordinal() + 1)));
        }
        all.add(sheet(model, "palette", "Search commands", Material2MZ.SEARCH, ShellModel.Sheet.PALETTE)
                .key("Shortcut+K"));
        all.add(sheet(model, "help", "Explain this screen", Material2OutlinedAL.HELP_OUTLINE, ShellModel.Sheet.HELP)
                .key("F1"));
        all.add(sheet(model, "engine", "Engine set-up", Material2OutlinedMZ.MEMORY, ShellModel.Sheet.ENGINE));
        all.add(sheet(model, "settings", "Settings", Material2OutlinedMZ.SETTINGS, ShellModel.Sheet.SETTINGS)
                .key("Shortcut+Comma"));
        all.add(Command.of(
                        "inspector",
                        "Show or hide the inspector",
                        Material2OutlinedMZ.VIEW_SIDEBAR,
                        () -> settings.inspectorOpen()
                                .set(!settings.inspectorOpen().get()))
                .key("Shortcut+I"));
        all.add(theme(settings, ThemeChoice.LIGHT, "Use the light theme"));
        all.add(theme(settings, ThemeChoice.DARK, "Use the dark theme"));
        all.add(theme(settings, ThemeChoice.SYSTEM, "Use the theme of the system"));
        return all;
    }

    private static Command sheet(
            ShellModel model, String id, String label, org.kordamp.ikonli.Ikon icon, ShellModel.Sheet sheet) {
        return Command.of(id, label, icon, () -> model.toggle(sheet));
    }

    private static Command theme(SettingsModel settings, ThemeChoice choice, String label) {
        org.kordamp.ikonli.Ikon icon = choice == ThemeChoice.DARK
                ? Material2OutlinedMZ.NIGHTS_STAY
                : choice == ThemeChoice.LIGHT ? Material2OutlinedMZ.WB_SUNNY : Material2OutlinedMZ.WB_AUTO;
        return Command.of(
                "theme." + choice.name(), label, icon, () -> settings.theme().set(choice));
    }
}
