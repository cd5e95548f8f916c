package org.gridmarket.middleware.component;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.middleware.model.Value;

/** The values of a component's formals. Who asks for another kind than the model gives has made a mistake. */
public final class Given {
    private final Map<String, Value> values;

    public Given(Map<String, Value> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public String text(String formal) {
        if (value(formal) instanceof Value.Text(String characters)) {
            return characters;
        }
        throw wrong(formal, "a text");
    }

    public long whole(String formal) {
        if (value(formal) instanceof Value.Whole(long number)) {
            return number;
        }
        throw wrong(formal, "a whole number");
    }

    public BigDecimal number(String formal) {
        return switch (value(formal)) {
            case Value.Whole(long number) -> BigDecimal.valueOf(number);
            case Value.Fraction(BigDecimal number) -> number;
            case Value.Text text -> throw wrong(formal, "a number");
            case Value.Truth truth -> throw wrong(formal, "a number");
        };
    }

    public boolean truth(String formal) {
        if (value(formal) instanceof Value.Truth(boolean holds)) {
            return holds;
        }
        throw wrong(formal, "true or false");
    }

    private Value value(String formal) {
        Value value = values.get(formal);
        if (value == null) {
            throw new IllegalArgumentException("the component has no formal " + formal + "; it has " + values.keySet());
        }
        return value;
    }

    private IllegalArgumentException wrong(String formal, String wanted) {
        return new IllegalArgumentException(formal + " is " + value(formal).kind() + ", not " + wanted);
    }
}
