package org.nadir.training;

import java.util.EnumSet;
import java.util.Set;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;

/**
 * Puts freeze states into force on the parameters of a task, reads back what is in force, and holds that parts which never
 * trained in an epoch did not move in it. One thread.
 */
final class FreezeControl {
    private final Task task;
    private final Set<NetworkPart> trainedParts = EnumSet.noneOf(NetworkPart.class);
    private FreezeState first = new FreezeState(Set.of());
    private String frozenDigest = "";

    FreezeControl(Task task) {
        this.task = task;
    }

    /** Applies the state of the first step of an epoch. */
    FreezeState begin(FreezeState wanted) {
        trainedParts.clear();
        first = apply(wanted);
        frozenDigest = frozenDigest();
        return first;
    }

    /**
     * The parts that trained in some step of the epoch.
     *
     * @throws IllegalStateException when a part that was frozen throughout has moved, running statistics included
     */
    FreezeState end(int epoch) {
        FreezeState trained = new FreezeState(trainedParts);
        if (trained.equals(first) && !frozenDigest().equals(frozenDigest)) {
            throw new IllegalStateException("A frozen part moved in epoch " + epoch);
        }
        return trained;
    }

    private String frozenDigest() {
        return task.parameters().digest(parameter -> !first.trains(task.part(parameter)));
    }

    /**
     * Sets the flag of every parameter and returns the state as the parameters now have it.
     *
     * @throws IllegalStateException when a parameter did not follow
     */
    FreezeState apply(FreezeState wanted) {
        for (Parameter parameter : task.parameters().all()) {
            if (!parameter.buffer()) {
                parameter.trainable(wanted.trains(task.part(parameter)));
            }
        }
        FreezeState applied = applied();
        trainedParts.addAll(applied.trained());
        for (Parameter parameter : task.parameters().all()) {
            boolean expected = !parameter.buffer() && wanted.trains(task.part(parameter));
            if (parameter.trainable() != expected) {
                throw new IllegalStateException("The freeze state did not reach " + parameter.name());
            }
        }
        return applied;
    }

    /** The parts that have at least one parameter that trains. */
    private FreezeState applied() {
        Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
        for (Parameter parameter : task.parameters().all()) {
            if (parameter.trainable()) {
                trained.add(task.part(parameter));
            }
        }
        return new FreezeState(trained);
    }

    /** Digest of all tensors of the backbone, running statistics included. */
    String backboneDigest() {
        return task.parameters().digest(parameter -> task.part(parameter).backbone());
    }

    long trainableValues() {
        return task.parameters().trainable().stream()
                .mapToLong(parameter -> parameter.value().size())
                .sum();
    }
}
