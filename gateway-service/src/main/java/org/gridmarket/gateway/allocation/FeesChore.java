package org.gridmarket.gateway.allocation;

import java.util.Optional;
import java.util.function.Predicate;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.LeftAlone;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Has the fees of the markets that this organisation operates wait for an account, as soon as their hold is over (ADR 32). Only
 * for an account that has brought something into its purse before: a mistyped one would swallow them.
 */
final class FeesChore implements Chore {
    /** How often rows are looked at, and how long a market is left whose fees the ledger did not give. */
    private static final long LOOK_MILLIS = 10_000;

    private final MarketFacts facts;
    private final OpenFees fees;
    private final Organisation own;
    private final AccountKey collector;
    private final Predicate<AccountKey> opened;
    private final LeftAlone<MarketName> left = new LeftAlone<>();
    private @Nullable MarketName asked;

    /** @param opened whether an account has ever brought something into its purse */
    FeesChore(MarketFacts facts, OpenFees fees, Organisation own, AccountKey collector, Predicate<AccountKey> opened) {
        this.facts = facts;
        this.fees = fees;
        this.own = own;
        this.collector = collector;
        this.opened = opened;
    }

    @Override
    public String name() {
        return "allocation-fees";
    }

    @Override
    public Step next(LedgerTime now) {
        LedgerTime again = now.plusMillis(LOOK_MILLIS);
        if (!opened.test(collector)) {
            return new Step.Wait(again);
        }
        for (Progress market : facts.all()) {
            if (market.schema().operator() != own || left.isLeft(market.name(), now)) {
                continue;
            }
            Optional<OpenFees.Open> open = fees.first(market);
            if (open.isEmpty()) {
                continue;
            }
            LedgerTime due =
                    open.get().madeFinal().plusMillis(market.schema().money().holdMillis());
            if (!now.isBefore(due)) {
                asked = market.name();
                AllocationCommand.CollectFees command = new AllocationCommand.CollectFees(
                        market.name(), open.get().cycle(), collector);
                return new Step.Submit(
                        Credential.ADMIN, AllocationFunctions.NAMES.of(command), RecordCodec.text(command));
            }
            again = due.isBefore(again) ? due : again;
        }
        return new Step.Wait(again);
    }

    /** The rows have what was done once its block is read; until then, and after a refusal, others come first. */
    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        MarketName market = asked;
        if (market != null) {
            left.leave(market, now, LOOK_MILLIS);
        }
    }
}
