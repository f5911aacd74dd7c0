package org.nadir.training;

import java.util.EnumSet;
import java.util.Set;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;

/** Puts a freeze state into force on the parameters of a task and reads back what is in force. One thread. */
final class FreezeControl {
    private final Task task;

    FreezeControl(Task task) {
        this.task = task;
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
        for (Parameter parameter : task.parameters().all()) {
            boolean expected = !parameter.buffer() && wanted.trains(task.part(parameter));
            if (parameter.trainable() != expected) {
                throw new IllegalStateException("The freeze state did not reach " + parameter.name());
            }
        }
        return applied;
    }

    /** The parts that have at least one parameter that trains. */
    FreezeState applied() {
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
