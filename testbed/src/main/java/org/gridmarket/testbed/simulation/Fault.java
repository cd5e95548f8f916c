package org.gridmarket.testbed.simulation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What may go wrong in a simulated market; each can be switched on alone. */
public enum Fault {
    /** Transactions wait up to a minute and a half for their block, and overtake each other. */
    DELAY,
    /** The same transaction is ordered twice. */
    DUPLICATE,
    /** A client does not learn the outcome and sends the same operation again, through another relay. */
    LOST_ANSWER,
    /** Clients' clocks are off by up to the peers' time window of 30 s. */
    CLOCK_SKEW,
    /** Nobody closes or finalises for a while. */
    CLOSER_CRASH,
    /** Solvers stop for a while. */
    SOLVER_CRASH,
    /** A licensed solver posts infeasible, inferior, replayed and half-posted solutions, and floods. */
    BYZANTINE_SOLVER,
    /** A peer gets no blocks for a while. */
    SLOW_PEER,
    /** Participants send what the rules forbid. */
    WILD_PARTICIPANTS,
    /** Clients and gateways cannot reach each other, or gateways the ledger, for a while. */
    PARTITION,
    /** Agents and what they know are gone at any moment; they start again from keys, journal and public events. */
    AGENT_CRASH,
    /** One organisation's gateway invents, changes, withholds and reorders events, lies about heights and outcomes. */
    BYZANTINE_GATEWAY,
    /** One organisation's peer endorses other results, and sends what it alone has endorsed. */
    BYZANTINE_ENDORSER,
    /** One organisation's bulletin board shows some homes another face. */
    FORKED_BOARD,
    /** Every bound of the contract is small, and one home posts and cancels as much as it is let. */
    FULL_BOOKS;

    /**
     * Reads {@code all}, {@code none}, or names separated by commas, in any case.
     *
     * @throws IllegalArgumentException naming the word that is no fault
     */
    public static Set<Fault> parse(String text) {
        return switch (text) {
            case "all" -> EnumSet.allOf(Fault.class);
            case "none" -> EnumSet.noneOf(Fault.class);
            default -> {
                Set<Fault> named = EnumSet.noneOf(Fault.class);
                for (String word : List.of(text.split(",", -1))) {
                    named.add(named(word));
                }
                yield named;
            }
        };
    }

    private static Fault named(String word) {
        String name = word.strip().replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no fault; there are all, none, " + Arrays.toString(values())));
    }
}
