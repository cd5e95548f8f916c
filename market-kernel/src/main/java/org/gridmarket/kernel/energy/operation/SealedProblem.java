package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.CarriedSolution;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.InstanceRules;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/**
 * Reads the sealed instance of a round, and what the last accepted solution is still worth in it. The range reads reach
 * over sealed books and final intervals only, and no wider, so that they cannot conflict. Rows are read some at a time:
 * what stays in memory are the open offers.
 */
final class SealedProblem {
    private static final String SOURCE = "energy-market, Instance; docs/adr/0014";

    /** Rows of pages, cancellations and trades in memory at a time; a page may have 400 kB. */
    private static final int TOGETHER = 200;

    private static final int TRADES_TOGETHER = 2_000;

    /** A side of a trade that lies alone in its row, key included. */
    private static final int BYTES_PER_SIDE = 300;

    private SealedProblem() {}

    /**
     * The instance of a round. Each account has a share of what may be read ({@link PostingRoom}), so it is refused as too
     * large only when rules have changed several times within a horizon.
     */
    static Decision<RoundInstance> read(EnergyState state, MarketCalendar calendar, Round round) {
        EnergyLimits limits = state.limits();
        Book oldest = InstanceRules.oldestBook(calendar, round);
        Book newest = round.previous().book();
        int room = limits.of(EnergyLimit.INSTANCE_BYTES);
        Set<OfferId> gone = new LinkedHashSet<>();
        int voids = EnergyState.VOID.scan(
                state.world(),
                oldest,
                newest,
                TOGETHER,
                room,
                row -> gone.addAll(row.value().offers()));
        Map<OfferId, Energy> used = new LinkedHashMap<>();
        int roomForTrades = BYTES_PER_SIDE * limits.of(EnergyLimit.TRADE_SIDES_PER_INSTANCE);
        int trades = voids > room
                ? 0
                : readUsed(
                        state,
                        InstanceRules.oldestTrades(calendar, round),
                        round.previous().interval(),
                        roomForTrades,
                        used);
        List<OpenOffer> open = new ArrayList<>();
        int pages = voids > room || trades > roomForTrades
                ? 0
                : EnergyState.OFFER.scan(
                        state.world(),
                        oldest,
                        newest,
                        TOGETHER,
                        room - voids,
                        row -> InstanceRules.addOpen(open, row.value(), round, gone, used));
        return voids + pages > room || trades > roomForTrades
                ? Decision.reject(
                        ClearingRejection.INSTANCE_TOO_LARGE,
                        SOURCE,
                        "books " + oldest + ".." + newest + " have more than " + room + " bytes ("
                                + EnergyLimit.INSTANCE_BYTES + ")")
                : Decision.accept(new RoundInstance(
                        round,
                        calendar.lookAheadEnd(round),
                        calendar.objective(),
                        open,
                        state.rules(),
                        limits.under(calendar.horizon())));
    }

    /** Energy of final trades by offer; each trade lies under both of its pages, and each page counts its own side. */
    private static int readUsed(EnergyState state, Interval first, Interval last, int room, Map<OfferId, Energy> used) {
        return EnergyState.TRADE.scan(state.world(), first, last, TRADES_TOGETHER, room, row -> {
            PageId page = PageId.hex(Keys.lastSegment(row.key()));
            row.value()
                    .trades()
                    .forEach(side -> used.merge(new OfferId(page, side.index()), side.energy(), Energy::plus));
        });
    }

    /** The carried solution of a round: the last accepted one from before it, as far as it still fits. */
    static VerifiedSolution carried(
            EnergyState state, MarketCalendar calendar, RoundInstance instance, boolean onlyThisInterval) {
        Round round = instance.round();
        List<StateTable.Row<StoredValues.Candidate>> earlier = EnergyState.CANDIDATE.between(
                state.world(), round.minus(calendar.lookAhead()), round.previous(), calendar.lookAhead() + 1);
        if (earlier.isEmpty()) {
            return CarriedSolution.of(instance, List.of());
        }
        StateTable.Row<StoredValues.Candidate> last = earlier.getLast();
        Interval own = round.interval();
        Predicate<Interval> wanted = t -> !t.isBefore(own) && (!onlyThisInterval || t.equals(own));
        Round solved = new Round(Keys.indexSegment(last.key(), 1));
        List<Trade> trades = StoredSolutions.trades(state, solved, last.value(), wanted);
        return CarriedSolution.of(instance, trades, wanted);
    }
}
