package org.gridmarket.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which organisations are asked to endorse. Normally Fabric's gateway chooses. When endorsers differ twice in a row (once
 * may be a peer that is a block behind), each organisation in turn is left out; whoever was left out when the others
 * agreed is the odd one, and is not asked for a while.
 */
final class EndorserChoice {
    private static final int PATIENCE = 2;
    private static final int CALLS_WITHOUT_SUSPECT = 200;
    private static final int FEWEST_TO_LEAVE_ONE_OUT = 3;

    private final List<String> organisations;
    private @Nullable String suspect;
    private int callsLeft;

    EndorserChoice(List<String> organisations) {
        this.organisations = List.copyOf(organisations);
    }

    /** Whom to leave out after so many mismatches of one call; null for nobody. */
    synchronized @Nullable String leftOut(int mismatches) {
        if (organisations.size() < FEWEST_TO_LEAVE_ONE_OUT) {
            return null;
        }
        if (mismatches >= PATIENCE) {
            return organisations.get((mismatches - PATIENCE) % organisations.size());
        }
        if (callsLeft == 0) {
            return null;
        }
        callsLeft--;
        return suspect;
    }

    /**
     * All but the one left out and those that are behind; empty when there are none, or when too few would be left: then the
     * gateway chooses.
     *
     * @param behind organisations whose peers have not got the block on which the call builds
     */
    List<String> without(@Nullable String leftOut, Set<String> behind) {
        List<String> others = new ArrayList<>(organisations);
        if (leftOut != null) {
            others.remove(leftOut);
        }
        List<String> upToDate =
                others.stream().filter(one -> !behind.contains(one)).toList();
        if (upToDate.size() > organisations.size() / 2) { // what a majority of endorsers needs (configtx.yaml)
            others = upToDate;
        }
        return others.size() == organisations.size() ? List.of() : List.copyOf(others);
    }

    /** The others have agreed without this one. */
    synchronized void suspect(String odd) {
        suspect = odd;
        callsLeft = CALLS_WITHOUT_SUSPECT;
    }
}
