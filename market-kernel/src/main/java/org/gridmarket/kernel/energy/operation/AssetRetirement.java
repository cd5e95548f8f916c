package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Retires what is left of final intervals (the text's deposit, 2.7.4), each claimed first: after that no pledge is left on
 * them. EPA + ECA retired are what was withdrawn, since trades only exchange them; the meter checks it.
 */
final class AssetRetirement {
    private static final String SOURCE = "energy-market, retire; anonymity, Retiring";

    /** Intervals that an account wants to retire. */
    record Facts(
            List<RetirementTag> tags,
            Account account,
            @Nullable Interval notFinal,
            @Nullable Interval swept) {
        @Nullable String missing() {
            return tags.isEmpty() || tags.size() > EnergyLimits.INTERVALS_PER_OPERATION
                    ? tags.size() + " intervals named; 1.." + EnergyLimits.INTERVALS_PER_OPERATION + " are allowed"
                    : null;
        }

        @Nullable String notAscending() {
            return Ascending.offence(tags.stream().map(RetirementTag::t).toList());
        }

        @Nullable String tooEarly() {
            return notFinal == null ? null : "interval " + notFinal + " is not final";
        }

        @Nullable String tooLate() {
            return swept == null ? null : "interval " + swept + " is swept";
        }

        @Nullable String nothing() {
            return tags.stream()
                    .map(RetirementTag::t)
                    .filter(t -> account.holding(t).map(Holding::retired).orElse(true))
                    .map(t -> "account " + account.key() + " holds nothing unretired in interval " + t)
                    .findFirst()
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<Facts> RETIRE = RuleBook.of("energy:retire",
            rule(AccountRejection.AMOUNTS_MISSING,         SOURCE, Facts::missing),
            rule(AccountRejection.INTERVALS_NOT_ASCENDING, SOURCE, Facts::notAscending),
            rule(AccountRejection.INTERVAL_NOT_FINAL,      SOURCE, Facts::tooEarly),
            rule(AccountRejection.INTERVAL_SWEPT,          SOURCE, Facts::tooLate),
            rule(AccountRejection.NOTHING_TO_RETIRE,       SOURCE, Facts::nothing));
    // spotless:on

    private AssetRetirement() {}

    static Decision<Receipt> run(EnergyCommand.Retire command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        @Nullable Interval notFinal = null;
        @Nullable Interval swept = null;
        for (RetirementTag tag : command.intervals()
                .subList(0, Math.min(command.intervals().size(), EnergyLimits.INTERVALS_PER_OPERATION))) {
            if (notFinal == null && !TradeClaiming.isFinal(state, call.calendar(), tag.t())) {
                notFinal = tag.t();
            }
            if (swept == null && state.isSwept(call.calendar(), tag.t())) {
                swept = tag.t();
            }
        }
        return RETIRE.check(new Facts(command.intervals(), account, notFinal, swept))
                .map(legal -> store(legal, state));
    }

    private static Receipt store(Facts legal, EnergyState state) {
        Account account = legal.account();
        for (RetirementTag tag : legal.tags()) {
            if (!account.hasClaimed(tag.t())) {
                account = TradeClaiming.claim(account, tag.t(), state);
            }
            Holding holding = account.holding(tag.t()).orElseThrow();
            EnergyState.RETIRED.put(
                    state.world(),
                    new StoredValues.Retirement(holding.production(), holding.consumption(), tag.tag()),
                    tag.t(),
                    account.key());
            state.tell(new EnergyEvent.Retired(
                    account.key(), tag.t(), holding.production(), holding.consumption(), tag.tag()));
            account = account.withHolding(holding.asRetired());
        }
        state.putAccount(account);
        return state.receipt(
                EnergyResult.Settled.class,
                new EnergyResult.Settled(legal.tags().size()));
    }
}
