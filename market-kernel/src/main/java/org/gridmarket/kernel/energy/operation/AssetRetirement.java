package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.EnergySum;
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
            int most,
            Account account,
            @Nullable Interval notFinal,
            @Nullable Interval settled,
            @Nullable Interval inMix) {
        @Nullable String missing() {
            return tags.isEmpty() || tags.size() > most
                    ? tags.size() + " intervals named; 1.." + most + " are allowed"
                    : null;
        }

        @Nullable String notAscending() {
            return Ascending.offence(tags.stream().map(RetirementTag::t).toList());
        }

        @Nullable String tooEarly() {
            return notFinal == null ? null : "interval " + notFinal + " is not final";
        }

        @Nullable String tooLate() {
            return settled == null ? null : "interval " + settled + " is settled";
        }

        @Nullable String notReclaimed() {
            return inMix == null
                    ? null
                    : "bundles of the window that begins at " + inMix + " of account " + account.key()
                            + " lie in a mix that was never committed";
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
            rule(AccountRejection.INTERVAL_SETTLED,          SOURCE, Facts::tooLate),
            rule(MixRejection.MIX_NOT_RECLAIMED,           "anonymity, Mixing", Facts::notReclaimed),
            rule(AccountRejection.NOTHING_TO_RETIRE,       SOURCE, Facts::nothing));
    // spotless:on

    private AssetRetirement() {}

    static Decision<Receipt> run(EnergyCommand.Retire command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        int most = state.limits().of(EnergyLimit.INTERVALS_PER_OPERATION);
        @Nullable Interval notFinal = null;
        @Nullable Interval settled = null;
        for (RetirementTag tag :
                command.intervals().subList(0, Math.min(command.intervals().size(), most))) {
            if (notFinal == null && !TradeClaiming.isFinal(state, call.calendar(), tag.t())) {
                notFinal = tag.t();
            }
            if (settled == null && state.isSettled(call.calendar(), tag.t())) {
                settled = tag.t();
            }
        }
        @Nullable Interval inMix = account.isAnonymous() ? null : windowInMix(command.intervals(), account, state);
        return RETIRE.check(new Facts(command.intervals(), most, account, notFinal, settled, inMix))
                .map(legal -> store(legal, state));
    }

    /** The first window of which the account has bundles in a mix; any commit would have taken them out of there. */
    private static @Nullable Interval windowInMix(List<RetirementTag> tags, Account account, EnergyState state) {
        MarketRules rules = state.rules();
        Set<Interval> seen = new LinkedHashSet<>();
        for (RetirementTag tag : tags) {
            Optional<GroupId> group = account.holding(tag.t()).map(Holding::group);
            Optional<Interval> first =
                    rules.windowOf(tag.t()).map(MixWindow::first).filter(seen::add);
            if (first.isPresent()
                    && group.isPresent()
                    && EnergyState.MIX_JOIN.has(state.world(), first.get(), group.get(), account.key())) {
                return first.get();
            }
        }
        return null;
    }

    private static Receipt store(Facts legal, EnergyState state) {
        Account account = legal.account();
        for (RetirementTag tag : legal.tags()) {
            if (!account.hasClaimed(tag.t())) {
                account = TradeClaiming.claim(account, tag.t(), state);
            }
            Holding holding = account.holding(tag.t()).orElseThrow();
            requireConserved(account, holding);
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

    /** G5, second assertion: trades only exchange assets, so an anonymous account has as many as it received. */
    private static void requireConserved(Account account, Holding held) {
        EnergySum received = EnergySum.of(held.withdrawnProduction()).plus(held.withdrawnConsumption());
        EnergySum left = EnergySum.of(held.production()).plus(held.consumption());
        if (account.isAnonymous() && !left.equals(received)) {
            throw new IllegalStateException("account " + account.key() + " received " + received + " for interval "
                    + held.t() + " and has " + left);
        }
    }
}
