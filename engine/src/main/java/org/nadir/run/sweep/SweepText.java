package org.nadir.run.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A sweep as text, cut into the experiment and its block {@code sweep}. Each part keeps its lines where they were, so that
 * what is said of them names the line of the file. The block is parsed without aliases, tags and deep nesting.
 *
 * @param experiment the text with the lines of the block emptied
 * @param sweep the text with all other lines emptied
 */
record SweepText(String experiment, String sweep) {
    private static final Pattern BLOCK = Pattern.compile("sweep\\s*:.*");
    private static final Pattern INSIDE = Pattern.compile("\\s.*|-.*|#.*|");
    /** The block, an axis or a card, its values or a case, the settings of a case, a list as a value. */
    private static final int DEEPEST = 6;

    static SweepText of(String yaml) {
        List<String> lines = yaml.lines().toList();
        StringBuilder experiment = new StringBuilder();
        StringBuilder sweep = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            inside = BLOCK.matcher(line).matches()
                    || (inside && INSIDE.matcher(line).matches());
            (inside ? sweep : experiment).append(line);
            experiment.append('\n');
            sweep.append('\n');
        }
        return new SweepText(experiment.toString(), sweep.toString());
    }

    /**
     * The block as nodes; empty when there is none or nothing in it.
     *
     * @throws UserProblem when it is no YAML, or more than such a block can be
     */
    Optional<MappingNode> block(Path file) {
        if (sweep.isBlank()) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(1 << 20)
                .build();
        try {
            requirePlain(settings, file);
            Node root = new Compose(settings).composeString(sweep).orElseThrow();
            Node block = ((MappingNode) root).getValue().get(0).getValueNode();
            if (block instanceof MappingNode mapping) {
                return Optional.of(mapping);
            }
            return Optional.empty();
        } catch (YamlEngineException e) {
            throw ExperimentYaml.notYaml(e, file);
        }
    }

    /** Composing nodes follows aliases and nesting; what is there is looked at before, event by event. */
    private void requirePlain(LoadSettings settings, Path file) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(sweep)) {
            boolean named = event instanceof NodeEvent node && node.getAnchor().isPresent();
            if (event instanceof AliasEvent || named) {
                throw refuse("Anchors and aliases are not taken", event, file);
            }
            if (event instanceof CollectionStartEvent start) {
                depth++;
                if (depth > DEEPEST) {
                    throw refuse("The block is nested too deeply", event, file);
                }
                if (start.getTag().isPresent()) {
                    throw refuse("Tags are not taken", event, file);
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static UserProblem refuse(String what, Event event, Path file) {
        return UserProblem.of(what)
                .file(file)
                .line(event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0))
                .problem();
    }
}
