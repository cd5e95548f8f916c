package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A participant takes its bundles back from a mix that has failed, with nobody's help: no asset is ever lost. What stands
 * in the row was not committed, since the joint transaction deletes it; so the seal of the last book is all it takes.
 */
final class MixReclaiming {
    private static final String SOURCE = "anonymity, Mixing";

    /** A row and the mix it lies in. */
    record Facts(
            EnergyCommand.ReclaimMix command,
            StoredValues.@Nullable MixJoin join,
            boolean over,
            boolean opened,
            @Nullable MixLock lock,
            AccountKey signer) {
        @Nullable String nothing() {
            return join == null
                    ? "account " + signer + " has nothing in the mix of window " + command.window() + " and group "
                            + command.group()
                    : null;
        }

        @Nullable String pending() {
            return over || failed()
                    ? null
                    : "the mix of window " + command.window() + " goes on until book "
                            + MixWindow.lastBook(command.window()) + " is sealed";
        }

        /** Opened without a session for this row, abandoned, or going on without the signer. */
        private boolean failed() {
            return opened
                    && (lock == null || lock.abandoned() || !lock.participants().contains(signer));
        }

        StoredValues.MixJoin known() {
            if (join == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return join;
        }
    }

    // spotless:off
    static final RuleBook<Facts> RECLAIM = RuleBook.of("energy:reclaimMix",
            rule(MixRejection.NOTHING_TO_RECLAIM, SOURCE, Facts::nothing),
            rule(MixRejection.MIX_PENDING,        SOURCE, Facts::pending));
    // spotless:on

    private MixReclaiming() {}

    static Decision<Receipt> run(EnergyCommand.ReclaimMix command, SignedCall call, EnergyState state) {
        StoredValues.@Nullable MixJoin join = EnergyState.MIX_JOIN
                .find(state.world(), command.window(), command.group(), call.signer())
                .orElse(null);
        Facts facts = new Facts(
                command,
                join,
                state.isSealed(call.calendar(), MixWindow.lastBook(command.window())),
                EnergyState.MIX_OPENING.has(state.world(), command.window(), command.group()),
                join == null ? null : lockOf(join, command, state),
                call.signer());
        return RECLAIM.check(facts).map(legal -> store(legal, state));
    }

    private static @Nullable MixLock lockOf(
            StoredValues.MixJoin join, EnergyCommand.ReclaimMix command, EnergyState state) {
        @Nullable Integer session = join.session();
        return session == null
                ? null
                : state.mixLock(new MixSession(command.window(), command.group(), session))
                        .orElse(null);
    }

    private static Receipt store(Facts legal, EnergyState state) {
        EnergyCommand.ReclaimMix command = legal.command();
        StoredValues.MixJoin join = legal.known();
        Account account = state.account(legal.signer());
        for (Interval t : join.bundle().intervals()) {
            Optional<Holding> held = account.holding(t); // absent once billed: settled as not retired
            if (held.isPresent()) {
                account = account.withHolding(held.get().returned(join.bundle().energyOf(join.bundles())));
            }
        }
        Money credit = account.credit().plus(join.bundle().creditOf(join.bundles()));
        state.putAccount(account.withCredit(credit));
        EnergyState.MIX_JOIN.delete(state.world(), command.window(), command.group(), legal.signer());
        state.tell(new EnergyEvent.MixReclaimed(
                legal.signer(), command.group(), command.window(), join.bundles(), join.bundle()));
        return state.receipt(
                EnergyResult.Settled.class,
                new EnergyResult.Settled(join.bundle().intervals().size()));
    }
}
