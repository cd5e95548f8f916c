package org.gridmarket.agent.energy.mixing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * The draw of a window as one household sees it: the shares that it has, from gateways or from the ledger. A share that
 * proves nothing is not taken, so a gateway that lies is like one that is silent.
 */
final class WindowDraw {
    private static final int HALF = 2;

    private final MixWindow window;
    private final Target target;
    private final DrawCheck check;
    private final DrawTerms terms;
    private final Map<DrawKey, DrawShare> known = new TreeMap<>();
    private final Set<DrawKey> standing = new HashSet<>();
    private @Nullable LedgerTime sealed;

    WindowDraw(MixWindow window, Target target, DrawCheck check) {
        this.window = window;
        this.target = target;
        this.check = check;
        this.terms = window.terms().draw();
    }

    /** Joining has ended, by the ledger's time. */
    void sealed(LedgerTime time) {
        sealed = time;
    }

    /** These are on the ledger, which has checked them. */
    void stand(List<DrawShare> shares) {
        for (DrawShare share : shares) {
            known.put(share.key(), share);
            standing.add(share.key());
        }
    }

    /** These came from gateways. */
    void take(GroupId group, List<DrawShare> shares) {
        SessionDraw draw = new SessionDraw(target, window.first(), group);
        for (DrawShare share : shares) {
            boolean counts = terms.keys().contains(share.key())
                    && check.output(share.key(), draw.input(), share.proof()).isPresent();
            if (counts) {
                known.putIfAbsent(share.key(), share);
            }
        }
    }

    boolean isComplete() {
        return known.keySet().containsAll(terms.keys());
    }

    /**
     * Opens with all shares; while some are missing, puts the others on the ledger at half of the waiting time, so that
     * nobody leaves these out; opens without the missing one when the waiting time is over.
     *
     * @param delayMillis so much later than whoever comes first
     */
    EnergyCommand.@Nullable Signed command(GroupId group, long delayMillis, LedgerTime now) {
        LedgerTime from = sealed;
        if (isComplete()) {
            return open(group);
        }
        if (from == null) {
            return null;
        }
        LedgerTime asFirst = new LedgerTime(now.epochMillis() - delayMillis);
        long halfMillis = (terms.allNeededUntil(from).epochMillis() - from.epochMillis()) / HALF;
        if (known.size() >= terms.sharesNeeded(from, asFirst)) {
            return open(group);
        }
        List<DrawShare> fresh = known.values().stream()
                .filter(share -> !standing.contains(share.key()))
                .toList();
        return fresh.isEmpty() || asFirst.isBefore(from.plusMillis(halfMillis))
                ? null
                : new EnergyCommand.PostDrawShares(window.first(), group, fresh);
    }

    private EnergyCommand.OpenMix open(GroupId group) {
        return new EnergyCommand.OpenMix(window.first(), group, List.copyOf(known.values()));
    }
}
