package org.gridmarket.gateway.energy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;

/**
 * Has proposals and licences forgotten that no interval names. Which are over the ledger judges; here are only names that may
 * be. After a start all of them are named once, later each day those of the last weeks.
 */
final class ForgettingChore implements Chore {
    /** Names in one operation. */
    static final int PORTION = EnergyLimit.NAMES_PER_FORGETTING.ceiling();

    private static final long DAY_MILLIS = 86_400_000;

    /** A licence may wait for its solver to be paid. */
    private static final int DAYS_AGAIN = 30;

    private static final long TURN_MILLIS = 600_000;

    /** A row that may be over: a proposal or a licence. */
    private sealed interface Name {
        record Proposal(String id) implements Name {}

        record Licence(AccountKey solver) implements Name {}
    }

    private final Jdbi jdbi;
    private final LiveMarket market;
    private final int turn;
    private final Queue<Name> names = new ArrayDeque<>();
    private boolean first = true;
    private LedgerTime next = new LedgerTime(0);

    ForgettingChore(Jdbi jdbi, LiveMarket market, Organisation organisation) {
        this.jdbi = jdbi;
        this.market = market;
        this.turn = Turn.of(organisation);
    }

    @Override
    public String name() {
        return "energy-forget";
    }

    @Override
    public Step next(LedgerTime now) {
        Optional<MarketCalendar> calendar = market.calendar();
        if (calendar.isEmpty()) {
            return new Step.Wait(now.plusMillis(TURN_MILLIS));
        }
        if (next.epochMillis() == 0) {
            next = now.plusMillis(turn * TURN_MILLIS);
        }
        if (names.isEmpty() && !now.isBefore(next)) {
            gather(calendar.get(), now);
            next = now.plusMillis(DAY_MILLIS);
        }
        return names.isEmpty() ? new Step.Wait(next) : submit();
    }

    private void gather(MarketCalendar calendar, LedgerTime now) {
        Round present = calendar.roundAt(now);
        int over = MarketRules.retention(calendar, present, EnergyLimits.STANDARD)
                .oldest()
                .index();
        long again = DAYS_AGAIN * DAY_MILLIS / calendar.realIntervalMillis();
        int from = first ? -Interval.MAX_INDEX : Math.toIntExact(Math.max(over - again, -Interval.MAX_INDEX));
        first = false;
        jdbi.useHandle(rows -> {
            rows.createQuery(
                            "select id from rule_change where first_t >= :from and first_t < :over order by first_t, id")
                    .bind("from", from)
                    .bind("over", over)
                    .mapTo(String.class)
                    .forEach(id -> names.add(new Name.Proposal(id)));
            rows.createQuery(
                            "select account from solver where until_round >= :from and until_round < :over order by account")
                    .bind("from", from)
                    .bind("over", present.index())
                    .mapTo(String.class)
                    .forEach(account -> names.add(new Name.Licence(AccountKey.hex(account))));
        });
    }

    private Step submit() {
        List<String> proposals = new ArrayList<>();
        List<AccountKey> licences = new ArrayList<>();
        for (int i = 0; i < PORTION && !names.isEmpty(); i++) {
            switch (names.remove()) {
                case Name.Proposal(String id) -> proposals.add(id);
                case Name.Licence(AccountKey solver) -> licences.add(solver);
            }
        }
        EnergyCommand.Forget command = new EnergyCommand.Forget(proposals, licences);
        return new Step.Submit(Credential.CLIENT, EnergyFunctions.of(command), RecordCodec.text(command));
    }
}
