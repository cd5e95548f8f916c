package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.Organisation;

/**
 * What all markets of one history share.
 *
 * @param liar whose gateway and peer lie, where those faults are on
 * @param steps how many moments something happens in
 */
public record World(SimulatedChain chain, Wires wires, Faults faults, Random random, Organisation liar, int steps) {
    /** Each has a peer, whose number in the ledger is its place here, and a gateway. */
    public static final List<Organisation> ORGANISATIONS = List.of(Organisation.values());

    public static final int PEERS = ORGANISATIONS.size();

    /** What signatures name. */
    public static final Target TARGET = new Target("market", "gridmarket");

    /** The number of an organisation's peer. */
    public static int peerOf(Organisation organisation) {
        return ORGANISATIONS.indexOf(organisation);
    }
}
