package org.gridmarket.kernel.energy.operation;

import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.CertificateCheck;
import org.gridmarket.kernel.energy.certificate.ProvenGap;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.UploadLifeCycle;
import org.gridmarket.kernel.energy.clearing.UploadStatus;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;
import org.jspecify.annotations.Nullable;

/**
 * The contest of verified solutions for the place of the candidate. Better means: a strictly larger objective of the
 * calendar, or an equal one that is certified where the other is not.
 */
final class Contest {
    private static final String SOURCE = "energy-market, Better";

    /**
     * A solution that is better than what led before.
     *
     * @param certified by the ledger's own check of the certificate
     */
    record Entry(
            ObjectiveValue value,
            boolean certified,
            @Nullable Certificate certificate) {}

    /** What is to be beaten: the candidate, or before there is one what is carried over. */
    private record Leader(ObjectiveValue value, boolean certified, String name) {}

    private Contest() {}

    /** Whether a feasible solution of that value may become the candidate. */
    static Decision<Entry> enter(
            RoundInstance instance,
            ObjectiveValue value,
            @Nullable Certificate certificate,
            SolutionRules.Standing standing,
            EnergyState state) {
        requireFeesInRange(instance, value);
        return judged(instance, value, certificate)
                .then(entry -> withinTurns(entry, standing))
                .then(entry -> better(instance, entry, standing, state));
    }

    /**
     * Finalising adds up the fees of an interval and must not leave the range of money: so what could is refused here, with
     * OUT_OF_RANGE, reckoned from all energy of the solution at the dearest fee.
     */
    private static void requireFeesInRange(RoundInstance instance, ObjectiveValue value) {
        long dearest = instance.terms().values().stream()
                .mapToLong(terms -> terms.tariff().fee().microPerWh())
                .max()
                .orElse(0);
        if (value.energyWh() > Money.MAX_MICRO / (2 * Math.max(1, dearest))) {
            throw new QuantityException("fees of " + value.energyWh() + " Wh at up to " + dearest
                    + " µ/Wh from both sides may leave +-" + Money.MAX_MICRO + " µ");
        }
    }

    private static Decision<Entry> judged(
            RoundInstance instance, ObjectiveValue value, @Nullable Certificate certificate) {
        return certificate == null
                ? Decision.accept(new Entry(value, false, null))
                : CertificateCheck.check(instance, value, certificate)
                        .map((ProvenGap gap) -> new Entry(value, gap.isZero(), certificate));
    }

    private static Decision<Entry> withinTurns(Entry entry, SolutionRules.Standing standing) {
        int accepted = standing.turns().accepted();
        return entry.certified() || accepted < standing.call().limits().of(EnergyLimit.SOLUTIONS_PER_SOLVER)
                ? Decision.accept(entry)
                : Decision.reject(
                        ClearingRejection.SOLVER_HAS_HAD_ITS_TURNS,
                        SOURCE,
                        accepted + " solutions accepted in round " + standing.round()
                                + "; one more only if certified for the whole objective");
    }

    private static Decision<Entry> better(
            RoundInstance instance, Entry entry, SolutionRules.Standing standing, EnergyState state) {
        Leader leader = leader(instance, standing, state);
        int comparison = entry.value().compare(leader.value(), instance.objective());
        boolean provesWhatLeaderDoesNot = entry.certified() && !leader.certified();
        return comparison > 0 || (comparison == 0 && provesWhatLeaderDoesNot)
                ? Decision.accept(entry)
                : Decision.reject(
                        ClearingRejection.NOT_BETTER,
                        SOURCE,
                        describe(entry.value(), entry.certified()) + " does not beat "
                                + describe(leader.value(), leader.certified()) + leader.name());
    }

    private static Leader leader(RoundInstance instance, SolutionRules.Standing standing, EnergyState state) {
        Optional<StoredValues.Candidate> candidate = EnergyState.CANDIDATE.find(state.world(), instance.round());
        return candidate
                .map(found -> new Leader(found.value(), found.certified(), " of the candidate"))
                .orElseGet(() -> new Leader(
                        SealedProblem.carried(state, standing.call().calendar(), instance, false)
                                .value(),
                        false,
                        " carried over"));
    }

    private static String describe(ObjectiveValue value, boolean certified) {
        return value.energyWh() + " Wh, welfare " + value.welfareMicro() + " µ" + (certified ? ", certified" : "");
    }

    /**
     * Who earns the round's reward if this stays the candidate: who first reached its value. Else a copy with a proof added
     * would take the reward from the solver that had the solution.
     */
    private static AccountKey earner(Entry entry, SolutionRules.Standing standing, EnergyState state) {
        return EnergyState.CANDIDATE
                .find(state.world(), standing.round())
                .filter(before -> before.value().equals(entry.value()))
                .map(StoredValues.Candidate::earner)
                .orElse(standing.call().signer());
    }

    /** The turns without an open upload: it is the one that leads now, or it is given up. */
    private static StoredValues.SolverTurns ended(int upload, int parts, StoredValues.SolverTurns turns) {
        if (turns.status(upload) != UploadStatus.OPEN) {
            return turns.withoutOpen(); // a whole solution
        }
        UploadLifeCycle.TABLE.follow(
                UploadStatus.OPEN, UploadLifeCycle.SEAL, Role.anyone(), new UploadLifeCycle.Sealing(parts, true));
        return turns;
    }

    /** Makes it the candidate; its trades are stored already. */
    static Receipt lead(
            Entry entry, int upload, int parts, int trades, SolutionRules.Standing standing, EnergyState state) {
        SignedCall call = standing.call();
        Interval round = standing.round();
        StoredValues.SolverTurns turns = ended(upload, parts, standing.turns());
        EnergyState.CANDIDATE.put(
                state.world(),
                new StoredValues.Candidate(
                        call.signer(),
                        upload,
                        parts,
                        entry.value(),
                        trades,
                        entry.certified(),
                        earner(entry, standing, state)),
                round);
        if (entry.certificate() != null) {
            EnergyState.CERTIFICATE.put(state.world(), entry.certificate(), round, call.signer(), upload);
        }
        EnergyState.TURNS.put(
                state.world(),
                new StoredValues.SolverTurns(turns.accepted() + 1, Math.max(turns.uploads(), upload + 1), null),
                round,
                call.signer());
        state.tell(new EnergyEvent.SolutionAccepted(
                round, call.signer(), entry.value(), trades, entry.certified(), entry.certificate()));
        return state.receipt(
                EnergyResult.Leads.class, new EnergyResult.Leads(entry.value(), trades, entry.certified()));
    }
}
