package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.BlameFinding;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.mixing.MixJudge;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixSessionLifeCycle;
import org.gridmarket.kernel.energy.mixing.MixStrikes;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run on evidence that the ledger itself judges. All who are guilty are excluded together and get a strike, the
 * others go on in a new run with new outputs; below k_min the session is abandoned (anonymity, Blame).
 */
final class MixAborting {
    private static final String SOURCE = "anonymity, Blame";

    /** What the evidence proves, if it may be asked at all. */
    record Facts(EnergyCommand.AbortMix command, BlameFinding finding, SignedCall call) {
        /** SILENT and LATE rest on the board's stamps, so the ledger waits until its own time has come there. */
        @Nullable String fromFuture() {
            return command.evidence() instanceof BlameEvidence.Transcript transcript
                            && !transcript.lines().isEmpty()
                            && call.now().isBefore(transcript.lines().getLast().stamp())
                    ? "the last stamp is " + transcript.lines().getLast().stamp() + ", now is " + call.now()
                    : null;
        }

        @Nullable String provesNothing() {
            return finding instanceof BlameFinding.ProvesNothing nothing ? nothing.reason() : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> ABORT = RuleBook.of("energy:abortMix",
            rule(MixRejection.TRANSCRIPT_FROM_FUTURE,  SOURCE, Facts::fromFuture),
            rule(MixRejection.EVIDENCE_PROVES_NOTHING, SOURCE, Facts::provesNothing));
    // spotless:on

    private MixAborting() {}

    static Decision<Receipt> run(EnergyCommand.AbortMix command, SignedCall call, EnergyState state, MixJudge judge) {
        return MixStanding.RUN
                .check(MixStanding.of(command.session(), command.run(), call, state))
                .then(standing -> ABORT.check(new Facts(command, find(command, standing, state, judge), call))
                        .map(legal -> store(legal, standing, state)));
    }

    private static BlameFinding find(
            EnergyCommand.AbortMix command, MixStanding standing, EnergyState state, MixJudge judge) {
        MixSession session = command.session();
        List<Bytes> onLedger = EnergyState.MIX_MESSAGE
                .startingWith(
                        state.world(),
                        state.limits().of(EnergyLimit.MIX_MESSAGES_PER_RUN),
                        session.window(),
                        session.group(),
                        session.number(),
                        command.run())
                .stream()
                .map(row -> row.value().message())
                .toList();
        return judge.judge(
                standing.lockedRun(state), command.evidence(), onLedger, key -> state.isTaken(key, session.window()));
    }

    private static Receipt store(Facts legal, MixStanding standing, EnergyState state) {
        MixingTerms terms = standing.lockedRun(state).terms();
        MixLock before = standing.known();
        boolean over = standing.over() || before.run() + 1 >= state.limits().of(EnergyLimit.MIX_RUNS);
        boolean forked = legal.finding() instanceof BlameFinding.BoardForked;
        List<MixFault> faults = legal.finding() instanceof BlameFinding.Guilty guilty ? guilty.faults() : List.of();
        Set<AccountKey> culprits =
                faults.stream().map(MixFault::culprit).collect(Collectors.toCollection(LinkedHashSet::new));
        MixLock next = forked
                ? before.onNextBoard(terms, legal.call().now(), over)
                : before.without(culprits, terms, legal.call().now(), over);
        MixSessionLifeCycle.TABLE.follow(
                standing.status(),
                next.abandoned() ? MixSessionLifeCycle.ABANDON : MixSessionLifeCycle.ABORT,
                Role.anyone(),
                new MixSessionLifeCycle.Aborting(
                        standing.isCurrent(), legal.provesNothing() == null, next.abandoned()));
        state.putMixLock(next);
        faults.forEach(fault -> strike(fault, before.session(), state));
        state.tell(new EnergyEvent.MixAborted(before.session(), before.run(), forked, faults, next));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }

    private static void strike(MixFault fault, MixSession session, EnergyState state) {
        MeterId meter = EnergyState.MIX_JOIN
                .find(state.world(), session.window(), session.group(), fault.culprit())
                .map(StoredValues.MixJoin::meter)
                .orElseGet(() -> meterOf(fault.culprit(), state)); // it has taken its bundles back since
        int before = EnergyState.MIX_STRIKES
                .find(state.world(), meter)
                .map(MixStrikes::count)
                .orElse(0);
        EnergyState.MIX_STRIKES.put(state.world(), new MixStrikes(before + 1, session, fault.offence()), meter);
    }

    private static MeterId meterOf(AccountKey participant, EnergyState state) {
        MeterId meter = state.account(participant).meter();
        if (meter == null) {
            throw new IllegalStateException(participant + " was in a mix and is no public account");
        }
        return meter;
    }
}
