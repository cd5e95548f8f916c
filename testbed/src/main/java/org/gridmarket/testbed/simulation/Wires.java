package org.gridmarket.testbed.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gridmarket.kernel.party.Organisation;

/** Who cannot reach whom at the moment: partitions come and go by themselves. */
public final class Wires {
    private static final int MEAN_STEPS_BETWEEN_CUTS = 60;
    private static final int SHORTEST_STEPS = 3;
    private static final int LONGEST_STEPS = 15;
    private static final String EVERYWHERE = "*";

    /** From one end to the other; an end may be everywhere. */
    private record Wire(String from, String to) {}

    private final Faults faults;
    private final Random random;
    private final List<String> clients;
    private final Map<Wire, Integer> cutUntil = new HashMap<>();
    private int step;

    Wires(List<String> clients, Faults faults, Random random) {
        this.clients = clients;
        this.faults = faults;
        this.random = random;
    }

    /** A moment passes. */
    void step() {
        step++;
        if (faults.isOn(Fault.PARTITION) && random.nextInt(MEAN_STEPS_BETWEEN_CUTS) == 0) {
            String gateway =
                    World.ORGANISATIONS.get(random.nextInt(World.PEERS)).name();
            String client = clients.get(random.nextInt(clients.size()));
            Wire wire = switch (random.nextInt(3)) {
                case 0 -> new Wire(gateway, EVERYWHERE); // the gateway's way to the ledger
                case 1 -> new Wire(client, gateway);
                default -> new Wire(client, EVERYWHERE);
            };
            cutUntil.put(wire, step + SHORTEST_STEPS + random.nextInt(LONGEST_STEPS));
        }
    }

    /** All wires work. */
    void mend() {
        cutUntil.clear();
    }

    /** Whether a message from a client does not come through; whoever asks has one. */
    public boolean isCut(String client, Organisation gateway) {
        return bites(new Wire(client, gateway.name())) || isOffline(client);
    }

    /** Whether a client reaches nobody. */
    public boolean isOffline(String client) {
        return bites(new Wire(client, EVERYWHERE));
    }

    /** Whether a gateway reaches no peer and no orderer. */
    boolean isCutFromLedger(Organisation gateway) {
        return bites(new Wire(gateway.name(), EVERYWHERE));
    }

    private boolean bites(Wire wire) {
        boolean cut = cutUntil.getOrDefault(wire, 0) > step;
        if (cut) {
            faults.struck(Fault.PARTITION);
        }
        return cut;
    }
}
