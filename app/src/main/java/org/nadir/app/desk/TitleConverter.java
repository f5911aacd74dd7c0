package org.nadir.app.desk;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Shows the values of a choice by a title; nothing is ever typed. */
public final class TitleConverter<T> extends StringConverter<T> {
    private final Function<T, String> title;

    public TitleConverter(Function<T, String> title) {
        this.title = title;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : title.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("these values are chosen, not typed");
    }
}
