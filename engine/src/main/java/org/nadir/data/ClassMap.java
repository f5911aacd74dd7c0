package org.nadir.data;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.nadir.base.UserProblem;

/**
 * Class names and their indices 0 .. n - 1 in the order given, and the names of classes that only mark regions to be
 * ignored ("DontCare"). Immutable.
 */
public final class ClassMap {
    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>();
    private final Set<String> ignored;

    private ClassMap(List<String> names, Set<String> ignored) {
        this.names = List.copyOf(names);
        this.ignored = Set.copyOf(ignored);
        for (String name : names) {
            if (indices.put(name, indices.size()) != null) {
                throw UserProblem.of("A class is named twice")
                        .field("classes")
                        .found(name)
                        .problem();
            }
        }
    }

    /** @throws UserProblem when a name occurs twice */
    public static ClassMap of(List<String> names) {
        return new ClassMap(names, Set.of());
    }

    /** The same without these classes, whose boxes become regions to be ignored. */
    public ClassMap ignoring(Set<String> classes) {
        Set<String> all = new LinkedHashSet<>(ignored);
        all.addAll(classes);
        return new ClassMap(names.stream().filter(name -> !all.contains(name)).toList(), all);
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /** @throws IndexOutOfBoundsException for a label that is not in 0 .. size - 1 */
    public String name(int label) {
        return names.get(label);
    }

    public OptionalInt index(String name) {
        Integer index = indices.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** True for the classes whose boxes are regions to be ignored. */
    public boolean ignores(String name) {
        return ignored.contains(name);
    }

    public Set<String> ignored() {
        return ignored;
    }

    /** True for a class that is either a target or to be ignored. */
    public boolean knows(String name) {
        return indices.containsKey(name) || ignored.contains(name);
    }
}
