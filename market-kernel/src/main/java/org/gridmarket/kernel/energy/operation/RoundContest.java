package org.gridmarket.kernel.energy.operation;

import java.util.function.Supplier;
import org.gridmarket.kernel.contest.Contest;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.CertificateCheck;
import org.gridmarket.kernel.energy.certificate.ProvenGap;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * The contest of verified solutions of a round. Better means: a strictly larger objective of the calendar, or an equal one
 * that is certified where the other is not.
 */
final class RoundContest {
    private static final String SOURCE = "energy-market, Better";

    /**
     * A solution that is better than what led before.
     *
     * @param certified by the ledger's own check of the certificate
     */
    record Entry(
            ObjectiveValue value,
            boolean certified,
            @Nullable Certificate certificate) {
        Contest.Entry<ObjectiveValue> competing() {
            return competing(value, certified);
        }

        /** The whole objective is certified, or nothing is. */
        private static Contest.Entry<ObjectiveValue> competing(ObjectiveValue value, boolean certified) {
            return new Contest.Entry<>(value, certified ? 1 : 0);
        }
    }

    private RoundContest() {}

    /** Whether a feasible solution of that value may become the candidate. */
    static Decision<Entry> enter(
            RoundInstance instance,
            ObjectiveValue value,
            @Nullable Certificate certificate,
            SolutionRules.PosterFacts poster,
            EnergyState state) {
        requireFeesInRange(instance, value);
        Contest<ObjectiveValue> contest = new Contest<>(
                (one, other) -> one.compare(other, instance.objective()),
                RoundContest::describe,
                "certified for the whole objective",
                SOURCE);
        Supplier<Contest.Leader<ObjectiveValue>> leader = () -> leader(instance, poster, state);
        return judged(instance, value, certificate)
                .then(entry -> contest.enter(entry.competing(), entry.certified(), poster.competitor(), leader)
                        .map(better -> entry));
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

    /** What is to be beaten: the candidate, or before there is one what is carried over. */
    private static Contest.Leader<ObjectiveValue> leader(
            RoundInstance instance, SolutionRules.PosterFacts poster, EnergyState state) {
        return EnergyState.CANDIDATE
                .find(state.world(), instance.round())
                .map(found ->
                        new Contest.Leader<>(Entry.competing(found.value(), found.certified()), " of the candidate"))
                .orElseGet(() -> {
                    ObjectiveValue carried = SealedProblem.carried(
                                    state, poster.call().calendar(), instance, false)
                            .value();
                    return new Contest.Leader<>(Entry.competing(carried, false), " carried over");
                });
    }

    private static String describe(Contest.Entry<ObjectiveValue> entry) {
        return entry.value().energyWh() + " Wh, welfare " + entry.value().welfareMicro() + " µ"
                + (entry.proved() > 0 ? ", certified" : "");
    }

    /**
     * Who earns the round's reward if this stays the candidate: who first reached its value. Else a copy with a proof added
     * would take the reward from the solver that had the solution.
     */
    private static AccountKey earner(Entry entry, SolutionRules.PosterFacts poster, EnergyState state) {
        return EnergyState.CANDIDATE
                .find(state.world(), poster.round())
                .filter(before -> before.value().equals(entry.value()))
                .map(StoredValues.Candidate::earner)
                .orElse(poster.call().signer());
    }

    /** Makes it the candidate; its trades are stored already. */
    static Receipt lead(
            Entry entry, int upload, int parts, int trades, SolutionRules.PosterFacts poster, EnergyState state) {
        SignedCall call = poster.call();
        Round round = poster.round();
        StoredValues.Candidate candidate = new StoredValues.Candidate(
                call.signer(), upload, parts, entry.value(), trades, entry.certified(), earner(entry, poster, state));
        SolutionUploads.UPLOADS.lead(round, upload, parts, poster.competitor(), state.world());
        EnergyState.CANDIDATE.put(state.world(), candidate, round);
        if (entry.certificate() != null) {
            EnergyState.CERTIFICATE.put(state.world(), entry.certificate(), round, call.signer(), upload);
        }
        state.tell(new EnergyEvent.SolutionAccepted(
                round, call.signer(), entry.value(), trades, entry.certified(), entry.certificate()));
        return state.receipt(
                EnergyResult.Leads.class, new EnergyResult.Leads(entry.value(), trades, entry.certified()));
    }
}
