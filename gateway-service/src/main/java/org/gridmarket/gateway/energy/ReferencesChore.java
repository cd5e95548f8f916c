package org.gridmarket.gateway.energy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;

/**
 * Has references of old payments forgotten; by the DSO's gateway, whose setting says after how many days no payment comes
 * again. What still waits for its account the ledger keeps. The age of a booking is that of a round closed before it.
 */
final class ReferencesChore implements Chore {
    private static final long DAY_MILLIS = 86_400_000;

    /** Money may wait for its account. */
    private static final int DAYS_AGAIN = 30;

    private final Jdbi jdbi;
    private final int days;
    private final Queue<String> references = new ArrayDeque<>();
    private boolean first = true;
    private LedgerTime next = new LedgerTime(0);

    /** @param days how old a booking is when its reference may go, 1 or more */
    ReferencesChore(Jdbi jdbi, int days) {
        this.jdbi = jdbi;
        this.days = days;
    }

    @Override
    public String name() {
        return "energy-references";
    }

    @Override
    public Step next(LedgerTime now) {
        if (references.isEmpty() && !now.isBefore(next)) {
            gather(now);
            next = now.plusMillis(DAY_MILLIS);
        }
        return references.isEmpty() ? new Step.Wait(next) : submit();
    }

    private void gather(LedgerTime now) {
        long over = lastBlockBefore(now.plusMillis(-days * DAY_MILLIS));
        long from = first ? 0 : lastBlockBefore(now.plusMillis(-(days + DAYS_AGAIN) * DAY_MILLIS));
        first = false;
        jdbi.useHandle(rows -> rows.createQuery("""
                        select json from ledger_event where type = :type and block between :from and :over
                        order by block, position""")
                .bind("type", EnergyEvent.MoneyBooked.class.getSimpleName())
                .bind("from", from)
                .bind("over", over)
                .mapTo(String.class)
                .forEach(json -> EnergyTables.EVENTS
                        .read(json)
                        .ifPresent(event -> references.add(((EnergyEvent.MoneyBooked) event).reference()))));
    }

    private long lastBlockBefore(LedgerTime time) {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select coalesce(max(closed_block), -1) from market_interval where closed_at < :time")
                .bind("time", time.epochMillis())
                .mapTo(Long.class)
                .one());
    }

    private Step submit() {
        List<String> portion = new ArrayList<>();
        for (int i = 0; i < ForgettingChore.PORTION && !references.isEmpty(); i++) {
            portion.add(references.remove());
        }
        EnergyCommand.ForgetReferences command = new EnergyCommand.ForgetReferences(portion);
        return new Step.Submit(Credential.ADMIN, EnergyFunctions.of(command), RecordCodec.text(command));
    }
}
