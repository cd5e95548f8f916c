package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what is given fits what is wanted, and what each formal is in the end. */
public final class Arguments {
    private Arguments() {}

    /**
     * What is wrong with what is given; a text names formals once, so none is given twice.
     *
     * @param whose for messages to people
     * @param formals what is wanted
     * @param actuals what is given
     * @param ofActor formals that may be passed on
     * @param at where what is missing should stand
     */
    static List<ModelFault> check(
            String whose, List<Formal> formals, List<Actual> actuals, Map<String, Formal> ofActor, Position at) {
        List<ModelFault> faults = new ArrayList<>();
        for (Actual actual : actuals) {
            Optional<Formal> formal = formals.stream()
                    .filter(each -> each.name().equals(actual.formal()))
                    .findFirst();
            if (formal.isEmpty()) {
                faults.add(new ModelFault(
                        actual.at(), ModelRejection.NAME_UNKNOWN, whose + " has no formal " + actual.formal()));
            } else {
                checkKind(formal.get(), actual, ofActor).ifPresent(faults::add);
            }
        }
        for (Formal formal : formals) {
            boolean given = actuals.stream().anyMatch(each -> each.formal().equals(formal.name()));
            if (!given && formal.byDefault() == null) {
                faults.add(new ModelFault(
                        at,
                        ModelRejection.FORMAL_MISSING,
                        whose + " wants a value for " + formal.name() + ", which has no default"));
            }
        }
        return faults;
    }

    private static Optional<ModelFault> checkKind(Formal formal, Actual actual, Map<String, Formal> ofActor) {
        Value wanted = formal.byDefault();
        Value given = switch (actual.given()) {
            case Actual.Given.Constant(Value value) -> value;
            case Actual.Given.OfActor(String name) ->
                Optional.ofNullable(ofActor.get(name)).map(Formal::byDefault).orElse(null);
        };
        if (wanted == null || given == null || given.fits(wanted)) {
            return Optional.empty();
        }
        return Optional.of(new ModelFault(
                actual.at(),
                ModelRejection.TYPE_MISMATCH,
                formal.name() + " is " + given.kind() + "; its default is " + wanted.kind()));
    }

    /**
     * The value of each formal, in their order.
     *
     * @param formals what is wanted
     * @param actuals what is given, which fits
     * @param ofActor what the actor itself was given
     */
    public static Map<String, Value> values(List<Formal> formals, List<Actual> actuals, Map<String, Value> ofActor) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (Formal formal : formals) {
            Optional<Value> given = actuals.stream()
                    .filter(each -> each.formal().equals(formal.name()))
                    .findFirst()
                    .map(actual -> switch (actual.given()) {
                        case Actual.Given.Constant(Value value) -> value;
                        case Actual.Given.OfActor(String name) -> {
                            Value passed = ofActor.get(name);
                            if (passed == null) {
                                throw new IllegalArgumentException("the actor was given nothing for " + name);
                            }
                            yield passed;
                        }
                    });
            Value value = given.orElse(formal.byDefault());
            if (value == null) {
                throw new IllegalArgumentException("nothing is given for " + formal.name());
            }
            values.put(formal.name(), value);
        }
        return values;
    }
}
