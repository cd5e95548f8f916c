package org.gridmarket.gateway.readmodel;

import java.util.List;
import java.util.regex.Pattern;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * One transaction and what it told.
 *
 * @param id its transaction id
 * @param function such as {@code energy:postOffers}
 * @param validity Fabric's code, such as VALID
 * @param events in order; none unless valid
 */
public record EventTransaction(String id, String function, String validity, List<EnergyEvent> events) {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9:._-]");
    private static final int NAME_LENGTH = 64;
    private static final String VALID = "VALID";
    private static final String ENERGY = EnergyFunctions.PREFIX + ":";

    public EventTransaction {
        events = List.copyOf(events);
    }

    /** Whether it took effect. */
    boolean isValid() {
        return validity.equals(VALID);
    }

    static EventTransaction of(LedgerTransaction transaction) {
        boolean ours = transaction.isValid() && transaction.function().startsWith(ENERGY);
        return new EventTransaction(
                printable(transaction.transactionId()),
                printable(transaction.function()),
                transaction.validity(),
                ours ? transaction.events().stream().map(EVENT::read).toList() : List.of());
    }

    /** An invalid transaction may name anything, of any length; a row holds 64 plain characters. */
    private static String printable(String name) {
        String plain = FOREIGN.matcher(name).replaceAll("?");
        return plain.substring(0, Math.min(plain.length(), NAME_LENGTH));
    }
}
