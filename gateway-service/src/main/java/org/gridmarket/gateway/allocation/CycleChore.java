package org.gridmarket.gateway.allocation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.LeftAlone;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Closes books and makes cycles final as soon as they are over: those of the longest wait first, whichever market's. A market's
 * operator has the first turn; the others come while it sleeps. What is refused is left for a turn, so that one market never
 * holds up the others.
 */
final class CycleChore implements Chore {
    /** A turn, and how often rows are looked at; shorter where cycles are. */
    private static final long TURN_MILLIS = 10_000;

    private static final int TURNS_PER_CYCLE = 20;

    /** One thing that will be due. */
    private record Due(MarketName market, LedgerTime since, long turnMillis, AllocationCommand.ByMember command) {}

    private final MarketFacts facts;
    private final Organisation own;
    private final LeftAlone<MarketName> left = new LeftAlone<>();
    private @Nullable Due asked;

    CycleChore(MarketFacts facts, Organisation own) {
        this.facts = facts;
        this.own = own;
    }

    /** How long an organisation waits for the one before it. */
    static long turnMillis(CycleCalendar calendar) {
        return Math.clamp(calendar.cycleMillis() / TURNS_PER_CYCLE, 1, TURN_MILLIS);
    }

    /** How many organisations go before this one in a market. */
    static int turn(Organisation own, Progress market) {
        Organisation operator = market.schema().operator();
        if (own == operator) {
            return 0;
        }
        return Turn.of(own) < Turn.of(operator) ? Turn.of(own) + 1 : Turn.of(own);
    }

    @Override
    public String name() {
        return AllocationFunctions.PREFIX;
    }

    @Override
    public Step next(LedgerTime now) {
        List<Progress> markets = facts.all();
        LedgerTime again = now.plusMillis(TURN_MILLIS);
        Due first = null;
        for (Progress market : markets) {
            again = earlier(again, now.plusMillis(turnMillis(market.calendar())));
            Due due = due(market).orElse(null);
            if (due == null || left.isLeft(market.name(), now)) {
                continue;
            }
            if (now.isBefore(due.since())) {
                again = earlier(again, due.since());
            } else if (first == null || due.since().isBefore(first.since())) {
                first = due;
            }
        }
        asked = first;
        return first == null
                ? new Step.Wait(again)
                : new Step.Submit(
                        Credential.CLIENT,
                        AllocationFunctions.NAMES.of(first.command()),
                        RecordCodec.text(first.command()));
    }

    private static LedgerTime earlier(LedgerTime one, LedgerTime other) {
        return other.isBefore(one) ? other : one;
    }

    /** What is next in a market: what has waited longest. */
    private Optional<Due> due(Progress market) {
        CycleCalendar calendar = market.calendar();
        int turn = turn(own, market);
        long turnMillis = turnMillis(calendar);
        Optional<Due> ending = market.solving()
                .map(cycle -> new Due(
                        market.name(),
                        calendar.ends(cycle).plusMillis(turn * turnMillis),
                        turnMillis,
                        new AllocationCommand.Finalise(market.name(), cycle)));
        Optional<Due> closing = market.offering()
                .map(book -> new Due(
                        market.name(),
                        closes(book, turn, calendar),
                        turnMillis,
                        new AllocationCommand.CloseCycle(market.name(), book)));
        return Stream.of(ending, closing)
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(due -> due.since().epochMillis()));
    }

    /** The operator's members may at once, all others after its grace. */
    private static LedgerTime closes(Cycle book, int turn, CycleCalendar calendar) {
        return turn == 0 ? calendar.closes(book) : calendar.graceOver(book).plusMillis(turn * turnMillis(calendar));
    }

    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        Due due = asked;
        if (!done && due != null) {
            left.leave(due.market(), now, due.turnMillis());
        }
    }
}
