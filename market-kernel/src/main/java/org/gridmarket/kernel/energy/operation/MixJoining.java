package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A public account lends m bundles to the mix of a window: out of its own account and into a row of its own, so that no
 * participant can starve the opening (anonymity, "Mixing"). The row reads the seal of the join book, so none comes late.
 */
final class MixJoining {
    private static final String SOURCE = "anonymity, Mixing";

    /** Who wants to join which window. */
    record Facts(
            Interval first,
            @Nullable MixWindow window,
            Account account,
            @Nullable SmartMeter meter,
            boolean joined,
            boolean joinBookSealed,
            SignedCall call) {
        @Nullable String notPublic() {
            return meter == null ? "account " + account.key() + " is not bound to a meter" : null;
        }

        @Nullable String unknown() {
            return window == null ? "no window of mixing begins at interval " + first : null;
        }

        @Nullable String closed() {
            Book book = known().joinBook();
            return joinBookSealed || !call.now().isBefore(call.calendar().gate(book))
                    ? "joining ended with book " + book + " in round " + call.round()
                    : null;
        }

        @Nullable String joinedAlready() {
            return joined ? "account " + account.key() + " takes part in window " + first : null;
        }

        @Nullable String circleDropped() {
            return known().circleOf(bound()).isEmpty()
                    ? "meter " + bound().id() + " is in circle "
                            + bound().circleAt(first).orElseThrow() + ", which the terms of window " + first + " lack"
                    : null;
        }

        @Nullable String assetsMissing() {
            Pledges pledges = Pledges.of(account);
            Energy needed = bundle().energyOf(bundles());
            for (Interval t : bundle().intervals()) {
                Energy free = pledges.freeProduction(t).min(pledges.freeConsumption(t));
                if (account.hasClaimed(t) || needed.exceeds(free)) {
                    return "interval " + t + " has " + free + " free; " + bundles() + " bundles need " + needed
                            + " of EPA and of ECA";
                }
            }
            return null;
        }

        @Nullable String creditMissing() {
            Money redeemable = Pledges.of(account).redeemable();
            Money needed = bundle().creditOf(bundles());
            return needed.exceeds(redeemable)
                    ? redeemable + " is neither pledged nor unbilled; " + bundles() + " bundles need " + needed
                    : null;
        }

        /** All holdings of a window lie in one group, since the grid changes between windows only. */
        GroupId group() {
            return account.holding(first).orElseThrow().group();
        }

        MixBundle bundle() {
            return known().bundle(circle());
        }

        MixCircle circle() {
            return known().circleOf(bound()).orElseThrow();
        }

        SmartMeter bound() {
            if (meter == null) {
                throw new IllegalStateException("an earlier rule should have refused " + account.key());
            }
            return meter;
        }

        int bundles() {
            return known().terms().bundles();
        }

        private MixWindow known() {
            if (window == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return window;
        }
    }

    // spotless:off
    static final RuleBook<Facts> JOIN = RuleBook.of("energy:joinMix",
            rule(AccountRejection.ACCOUNT_NOT_PUBLIC, SOURCE, Facts::notPublic),
            rule(MixRejection.WINDOW_UNKNOWN,         SOURCE, Facts::unknown),
            rule(MixRejection.JOINS_CLOSED,           SOURCE, Facts::closed),
            rule(MixRejection.ALREADY_JOINED,         SOURCE, Facts::joinedAlready),
            rule(MixRejection.CIRCLE_DROPPED,         SOURCE, Facts::circleDropped),
            rule(MixRejection.BUNDLES_NOT_FREE,       SOURCE, Facts::assetsMissing),
            rule(MixRejection.BUNDLE_CREDIT_NOT_FREE, SOURCE, Facts::creditMissing));
    // spotless:on

    private MixJoining() {}

    static Decision<Receipt> run(EnergyCommand.JoinMix command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        @Nullable MixWindow window = state.rules().windowFrom(command.window()).orElse(null);
        @Nullable SmartMeter meter = account.meter() == null
                ? null
                : EnergyState.METER.find(state.world(), account.meter()).orElse(null);
        boolean joined = account.holding(command.window())
                .filter(held -> EnergyState.MIX_JOIN.has(state.world(), command.window(), held.group(), account.key()))
                .isPresent();
        boolean sealed = window != null && state.isSealed(call.calendar(), window.joinBook());
        return JOIN.check(new Facts(command.window(), window, account, meter, joined, sealed, call))
                .map(legal -> store(legal, state));
    }

    private static Receipt store(Facts legal, EnergyState state) {
        Account account = legal.account();
        MeterId meter = legal.bound().id();
        CircleId circle = legal.circle().id();
        MixBundle bundle = legal.bundle();
        GroupId group = legal.group();
        EnergyState.MIX_JOIN.put(
                state.world(),
                new StoredValues.MixJoin(account.key(), meter, circle, legal.bundles(), bundle, null),
                legal.first(),
                group,
                account.key());
        Money left = account.credit().minus(bundle.creditOf(legal.bundles()));
        for (Interval t : bundle.intervals()) {
            Holding held = account.holding(t).orElseThrow();
            account = account.withHolding(held.lent(bundle.energyOf(legal.bundles())));
        }
        state.putAccount(account.withCredit(left));
        state.tell(new EnergyEvent.MixJoined(account.key(), group, legal.first(), circle, legal.bundles(), bundle));
        return state.receipt(
                EnergyResult.Settled.class,
                new EnergyResult.Settled(bundle.intervals().size()));
    }
}
