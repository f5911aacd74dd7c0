package org.nadir.viewer.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a picture of a pair shows. Levels meet by their place in the two lists; where one list is longer, the rest of it meets
 * nothing. Immutable, needs no toolkit.
 *
 * @param teacher the column at the left
 * @param student the column at the right
 * @param joints what lies between two maps, for the levels that meet
 * @param terms what the student is taught by, in their order
 */
public record PairDiagram(Side teacher, Side student, List<Joint> joints, List<Term> terms) {
    public PairDiagram {
        joints = List.copyOf(joints);
        terms = List.copyOf(terms);
    }

    /**
     * One of the two networks.
     *
     * @param role such as "Teacher"
     * @param name such as "retinanet, resnet50"
     * @param levels its maps, the finest first
     */
    public record Side(String role, String name, List<Level> levels) {
        public Side {
            levels = List.copyOf(levels);
        }
    }

    /**
     * A map of a pyramid.
     *
     * @param name such as "P3"
     * @param shape such as "256 × 64 × 80", or words while it is not known
     * @param used false for a map that no term looks at
     */
    public record Level(String name, String shape, boolean used) {}

    /**
     * What lies between the two maps of a level.
     *
     * @param level place in both columns, from 0
     * @param adapter what the student's map passes first, such as "1×1 conv"; empty for nothing
     * @param problem why the two maps cannot meet; empty when they can
     */
    public record Joint(int level, String adapter, String problem) {}

    /**
     * A term of the loss as a connection.
     *
     * @param name short, such as "Low bands"
     * @param weight as text, such as "1e-5"
     * @param through what both sides' maps pass first, such as "Teacher's head"; empty where the maps themselves meet
     * @param argb colour of the connection, opaque
     * @param help a sentence for the tooltip
     */
    public record Term(String name, String weight, String through, int argb, String help) {
        /** The words on the connection. */
        public String label() {
            return weight.isEmpty() ? name : name + " × " + weight;
        }
    }

    /** The terms for which the maps themselves meet. */
    List<Term> direct() {
        return terms.stream().filter(term -> term.through().isEmpty()).toList();
    }

    /** What maps pass on both sides before they are compared, in the order of the terms. */
    List<String> passages() {
        return terms.stream()
                .map(Term::through)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** The terms behind a passage. */
    List<Term> through(String passage) {
        return terms.stream().filter(term -> term.through().equals(passage)).toList();
    }

    /** The same in words, for those who cannot see the picture. */
    public String words() {
        List<String> words = new ArrayList<>();
        words.add(teacher.role() + " " + teacher.name() + ", " + student.role() + " " + student.name() + ".");
        for (Joint joint : joints) {
            words.add(words(joint));
        }
        Stream<String> connections = terms.stream()
                .map(term -> term.label() + (term.through().isEmpty() ? "" : " through " + term.through()) + ".");
        words.addAll(connections.toList());
        return String.join(" ", words);
    }

    private String words(Joint joint) {
        String met = level(teacher, joint.level()) + " meets " + level(student, joint.level());
        String adapter = joint.adapter().isEmpty() ? "" : " through " + joint.adapter();
        return met + adapter + (joint.problem().isEmpty() ? "." : ": " + joint.problem());
    }

    private static String level(Side side, int level) {
        Level map = side.levels().get(level);
        return map.name() + " " + map.shape();
    }
}
