package org.gridmarket.kernel.purse.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** An account pulls what waits for it. It names each payout, so nothing is searched for and no other account's row is read. */
final class Collecting {
    private static final String SOURCE = "ledger, purse";

    /** What is named, and what of it waits. */
    record Facts(AccountKey account, int named, Map<Deal, Money> waiting) {
        @Nullable String outOfRange() {
            int most = PurseLimit.PAYOUTS_PER_COLLECTION.ceiling();
            return isOutOfRange(named) ? named + " payouts named; 1.." + most + " are allowed" : null;
        }

        @Nullable String nothing() {
            return waiting.isEmpty() ? "none of " + named + " payouts waits for " + account : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> COLLECT = RuleBook.of("purse:collect",
            rule(PurseRejection.PAYOUTS_OUT_OF_RANGE, SOURCE, Facts::outOfRange),
            rule(PurseRejection.NO_PAYOUT_WAITS,      SOURCE, Facts::nothing));
    // spotless:on

    private Collecting() {}

    static Decision<Receipt> run(PurseCommand.Collect command, AccountKey account, WorldState world) {
        int named = command.payouts().size();
        Map<Deal, Money> waiting = isOutOfRange(named) ? Map.of() : waiting(command.payouts(), account, world);
        return COLLECT.check(new Facts(account, named, waiting)).map(legal -> store(legal, world));
    }

    private static boolean isOutOfRange(int named) {
        return named < 1 || named > PurseLimit.PAYOUTS_PER_COLLECTION.ceiling();
    }

    /** In the order they are named, each once. */
    private static Map<Deal, Money> waiting(List<Deal> named, AccountKey account, WorldState world) {
        Purses purses = new Purses(world);
        Map<Deal, Money> waiting = new LinkedHashMap<>();
        for (Deal deal : named) {
            Money amount = purses.waiting(account, deal);
            if (!amount.isZero()) {
                waiting.put(deal, amount);
            }
        }
        return waiting;
    }

    private static Receipt store(Facts legal, WorldState world) {
        Purses purses = new Purses(world);
        Money sum = legal.waiting().values().stream().reduce(Money.ZERO, Money::plus);
        purses.put(legal.account(), purses.of(legal.account()).plus(sum));
        legal.waiting().keySet().forEach(deal -> purses.putPayout(legal.account(), deal, Money.ZERO));
        List<Deal> deals = List.copyOf(legal.waiting().keySet());
        purses.tell(new PurseEvent.PurseCollected(legal.account(), deals, sum));
        return Receipts.of(
                PurseAnswer.PurseIncome.class, new PurseAnswer.PurseIncome(deals.size(), sum), purses.told());
    }
}
