package org.gridmarket.kernel.energy.message;

import java.util.Optional;
import org.gridmarket.kernel.command.FunctionNames;

/** The names of the market's functions, from the names of its records: {@code PostOffers} is {@code energy:postOffers}. */
public final class EnergyFunctions {
    public static final String PREFIX = "energy";

    /** All three families, for the contract and for whoever lists them. */
    public static final FunctionNames<EnergyCommand.Signed, EnergyCommand.ByMember, EnergyQuery> NAMES =
            FunctionNames.of(PREFIX, EnergyCommand.Signed.class, EnergyCommand.ByMember.class, EnergyQuery.class);

    private EnergyFunctions() {}

    public static String of(EnergyCommand command) {
        return NAMES.of(command);
    }

    public static String of(EnergyQuery query) {
        return NAMES.of(query);
    }

    public static Optional<Class<? extends EnergyCommand>> command(String function) {
        Optional<Class<? extends EnergyCommand>> signed = NAMES.signed(function).map(type -> type);
        return signed.or(() -> NAMES.byMember(function).map(type -> type));
    }
}
