package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixSessionLifeCycle;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the joint transaction (anonymity, Mixing): N participants have signed which m x N fresh accounts receive a
 * bundle each. Reads the lock, the seal of its last book, and its outputs; nothing that others write meanwhile.
 */
final class MixCommitting {
    private static final String SOURCE = "anonymity, Mixing";

    /** A joint transaction against the lock of its run. */
    record Facts(EnergyCommand.CommitMix command, LockedRun run, Set<AccountKey> taken, MixJudge judge) {
        @Nullable String miscounted() {
            int due = run.lock().participants().size() * run.terms().bundles();
            return command.outputs().size() == due ? null : command.outputs().size() + " outputs, due are " + due;
        }

        @Nullable String notAscending() {
            List<AccountKey> outputs = command.outputs();
            for (int i = 1; i < outputs.size(); i++) {
                if (outputs.get(i - 1).compareTo(outputs.get(i)) >= 0) {
                    return "output " + outputs.get(i) + " comes after " + outputs.get(i - 1);
                }
            }
            return null;
        }

        @Nullable String participant() {
            return first(new LinkedHashSet<>(run.lock().participants())::contains, "is a participant's account");
        }

        @Nullable String unusable() {
            return first(output -> !judge.isUsable(output), "is no usable key");
        }

        @Nullable String exists() {
            return first(taken::contains, "is an account already");
        }

        @Nullable String notSigned() {
            return judge.isSignedByAll(run, command.outputs(), command.signatures())
                    ? null
                    : command.signatures().size() + " signatures are not those of all "
                            + run.lock().participants().size() + " participants of run " + command.run()
                            + " of session "
                            + command.session() + " over these outputs";
        }

        private @Nullable String first(Predicate<AccountKey> offends, String what) {
            return command.outputs().stream()
                    .filter(offends)
                    .map(output -> "output " + output + " " + what)
                    .findFirst()
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<Facts> COMMIT = RuleBook.of("energy:commitMix",
            rule(MixRejection.OUTPUTS_MISCOUNTED,    SOURCE, Facts::miscounted),
            rule(MixRejection.OUTPUTS_NOT_ASCENDING, SOURCE, Facts::notAscending),
            rule(MixRejection.OUTPUT_IS_PARTICIPANT, SOURCE, Facts::participant),
            rule(MixRejection.OUTPUT_UNUSABLE,       SOURCE, Facts::unusable),
            rule(MixRejection.OUTPUT_EXISTS,         SOURCE, Facts::exists),
            rule(MixRejection.JOINT_SIGNATURES_BAD,  SOURCE, Facts::notSigned));
    // spotless:on

    private MixCommitting() {}

    static Decision<Receipt> run(EnergyCommand.CommitMix command, SignedCall call, EnergyState state, MixJudge judge) {
        return MixStanding.RUN
                .check(MixStanding.of(command.session(), command.run(), call, state))
                .then(MixStanding.IN_TIME::check)
                .then(standing -> COMMIT.check(facts(command, standing.lockedRun(state), state, judge))
                        .map(legal -> store(legal, standing, state)));
    }

    private static Facts facts(EnergyCommand.CommitMix command, LockedRun run, EnergyState state, MixJudge judge) {
        int due = run.lock().participants().size() * run.terms().bundles();
        Set<AccountKey> taken = command.outputs().stream()
                .limit(due)
                .filter(output -> state.isTaken(output, command.session().window()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Facts(command, run, taken, judge);
    }

    private static Receipt store(Facts legal, MixStanding standing, EnergyState state) {
        MixSessionLifeCycle.TABLE.follow(
                standing.status(),
                MixSessionLifeCycle.COMMIT,
                Role.anyone(),
                new MixSessionLifeCycle.Committing(standing.isCurrent(), standing.over(), true));
        MixSession session = legal.command().session();
        MixBundle bundle = legal.run().bundle();
        List<AccountKey> forfeited = new ArrayList<>();
        for (AccountKey output : legal.command().outputs()) {
            if (EnergyState.ACCOUNT.has(state.world(), output)) {
                forfeited.add(output); // of another session of this window: two bundles in one account would spoil it
            } else {
                state.putAccount(filled(output, session.group(), bundle));
            }
        }
        for (AccountKey participant : legal.run().lock().participants()) {
            EnergyState.MIX_JOIN.delete(state.world(), session.window(), session.group(), participant);
        }
        EnergyState.MIX_LOCK.delete(state.world(), session.window(), session.group(), session.number());
        state.tell(new EnergyEvent.MixCommitted(
                session, legal.command().run(), bundle, legal.command().outputs(), forfeited));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }

    private static Account filled(AccountKey output, GroupId group, MixBundle bundle) {
        List<Holding> holdings = bundle.intervals().stream()
                .map(t -> Holding.none(t, group).withdraw(bundle.energy(), bundle.energy()))
                .toList();
        return Account.empty(output, null).withCredit(bundle.credit()).withHoldings(holdings);
    }
}
