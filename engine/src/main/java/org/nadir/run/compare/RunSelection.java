package org.nadir.run.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nadir.run.RunFolder;
import org.nadir.run.sweep.RunSet;

/** Which run folders are meant by what a person names: runs, sets of runs, folders of runs. */
public final class RunSelection {
    private static final String SPEC = "spec.yaml";

    private RunSelection() {}

    /**
     * The run folders in the order of what was named, each once; those of a set also where they are gone, so that somebody
     * can say so.
     */
    public static List<Path> of(List<Path> named) {
        Set<Path> runs = new LinkedHashSet<>();
        for (Path path : named) {
            Path folder = path.toAbsolutePath().normalize();
            if (RunSet.isSet(folder)) {
                RunSet set = RunSet.open(folder);
                set.members().forEach(member -> runs.add(folder.resolveSibling(member.run())));
            } else if (!Files.isRegularFile(folder.resolve(SPEC)) && Files.isDirectory(folder)) {
                List<RunFolder> inside = new ArrayList<>(RunFolder.list(folder));
                java.util.Collections.reverse(inside);
                inside.forEach(run -> runs.add(run.path()));
                if (inside.isEmpty()) {
                    runs.add(folder);
                }
            } else {
                runs.add(folder);
            }
        }
        return List.copyOf(runs);
    }
}
