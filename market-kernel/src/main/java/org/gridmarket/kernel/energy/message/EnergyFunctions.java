package org.gridmarket.kernel.energy.message;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of the market's functions, from the names of its records: {@code PostOffers} is {@code energy:postOffers}. */
public final class EnergyFunctions {
    public static final String PREFIX = "energy";

    private static final Map<String, Class<? extends EnergyCommand>> COMMANDS = commands();
    private static final Map<String, Class<? extends EnergyQuery>> QUERIES = queries();

    private EnergyFunctions() {}

    public static String of(EnergyCommand command) {
        return name(command.getClass());
    }

    public static String of(EnergyQuery query) {
        return name(query.getClass());
    }

    public static Optional<Class<? extends EnergyCommand>> command(String function) {
        return Optional.ofNullable(COMMANDS.get(function));
    }

    public static Optional<Class<? extends EnergyQuery>> query(String function) {
        return Optional.ofNullable(QUERIES.get(function));
    }

    /** All functions in the order of the table of contents, commands first. */
    public static Stream<String> all() {
        return Stream.concat(COMMANDS.keySet().stream(), QUERIES.keySet().stream());
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName();
        return PREFIX + ":" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Map<String, Class<? extends EnergyCommand>> commands() {
        Map<String, Class<? extends EnergyCommand>> byName = new LinkedHashMap<>();
        Stream.of(EnergyCommand.Signed.class, EnergyCommand.ByMember.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .forEach(type -> byName.put(name(type), type.asSubclass(EnergyCommand.class)));
        return byName;
    }

    private static Map<String, Class<? extends EnergyQuery>> queries() {
        Map<String, Class<? extends EnergyQuery>> byName = new LinkedHashMap<>();
        Arrays.stream(EnergyQuery.class.getPermittedSubclasses())
                .forEach(type -> byName.put(name(type), type.asSubclass(EnergyQuery.class)));
        return byName;
    }
}
