package org.gridmarket.kernel.compute.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmarket.kernel.compute.match.Pots.Pot;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/** The table of money of compute-market: what moves at each way to close. */
final class Moves {
    private final Match match;
    private final Closing closing;
    private final Pots pots;
    private final AccountKey treasury;

    Moves(Match match, Closing closing, Pots pots) {
        this.match = match;
        this.closing = closing;
        this.pots = pots;
        this.treasury = match.terms().treasury();
    }

    void make() {
        Map<Integer, Money> forfeits = forfeits();
        int fined = forfeits.keySet().stream().findFirst().orElse(-1);
        boolean fineCoversFurther = fined < 0 && !closing.minority().isEmpty() && closing.outcome() == Outcome.RP;
        switch (closing.outcome()) {
            case ACCEPTED -> {
                fees(match.mediatorNote().owner());
                payPrice();
            }
            case NONE -> {
                fees(decider());
                payPrice();
                pots.move(Pot.CREATOR, decider(), runOf(firstCase()), MoveReason.RUN);
            }
            case RP -> fineProvider(fineCoversFurther);
            case DIRECTORY -> {
                solverFee();
                mediatorFee(decider());
                payPrice();
                pots.move(Pot.DIRECTORY, decider(), runOf(firstCase()), MoveReason.RUN);
            }
            case NOBODY -> {
                solverFee();
                directoryFee();
                pots.move(Pot.CREATOR, match.provider(), half(match.estimate()), MoveReason.HALF);
            }
            case PROVIDER_SILENT -> {
                pots.move(Pot.PROVIDER, match.creator(), match.estimate(), MoveReason.DAMAGE);
                pots.move(Pot.PROVIDER, treasury, match.fees(), MoveReason.FEES_FORFEITED);
            }
            case DECLINED -> pots.move(Pot.PROVIDER, treasury, match.fees(), MoveReason.FEES_FORFEITED);
            case LAPSED -> fees(match.mediatorNote().owner());
        }
        forfeitOfTheSilent();
        forfeitOfTheMinority(forfeits, fined);
        if (fined < 0 && !fineCoversFurther) {
            closing.further().forEach(index -> pots.move(Pot.APPELLANT, ownerOf(index), runOf(index), MoveReason.RUN));
        }
    }

    // ---- fees: the job creator pays the larger half of each, the provider the smaller

    private void fees(AccountKey mediator) {
        solverFee();
        mediatorFee(mediator);
        directoryFee();
    }

    private void solverFee() {
        fee(match.solver(), match.terms().solverFee(), MoveReason.SOLVER_FEE);
    }

    private void mediatorFee(AccountKey mediator) {
        fee(mediator, match.mediator().fee(), MoveReason.MEDIATOR_FEE);
    }

    private void directoryFee() {
        fee(match.directory(), match.directoryNote().offer().fee(), MoveReason.DIRECTORY_FEE);
    }

    private void fee(AccountKey to, Money fee, MoveReason reason) {
        pots.move(Pot.CREATOR, to, Candidate.larger(fee), reason);
        pots.move(Pot.PROVIDER, to, Candidate.smaller(fee), reason);
    }

    // ---- price, runs, fines

    private void payPrice() {
        pots.move(Pot.CREATOR, match.provider(), price(), MoveReason.PRICE);
    }

    /** pi = price(ask of the provider, used, in + out); the opening is within the limits of the job. */
    private Money price() {
        Opening opening = match.opening();
        if (opening == null) {
            throw new IllegalStateException("match " + match.id() + " is paid without an opening");
        }
        return match.job()
                .offer()
                .priceAt(match.resource().offer().ask(), opening.instructions(), opening.size())
                .min(match.estimate());
    }

    /** mu = min(med, n x price(ask of the first mediator, found, in + out)); without a run n x its start. */
    private Money runOf(int index) {
        Ask ask = match.mediator().ask();
        Money one = match.report(index) instanceof RunReport.Ran ran
                ? match.job().offer().priceAt(ask, ran.instructions(), ran.size())
                : ask.start();
        return Candidate.times(match.terms().engines(), one).min(match.mediation());
    }

    /** d = theta est + med: est to the job creator, the run to the mediator, the rest to the treasury. */
    private void fineProvider(boolean coversFurther) {
        fees(decider());
        Money run = runOf(firstCase());
        Money rest = match.fine().minus(match.estimate()).minus(run);
        pots.move(Pot.PROVIDER, match.creator(), match.estimate(), MoveReason.DAMAGE);
        pots.move(Pot.PROVIDER, decider(), run, MoveReason.RUN);
        if (coversFurther) {
            for (int index : closing.further().toArray()) {
                Money further = runOf(index).min(rest);
                pots.move(Pot.PROVIDER, ownerOf(index), further, MoveReason.RUN);
                rest = rest.minus(further);
            }
        }
        pots.move(Pot.PROVIDER, treasury, rest, MoveReason.FINE);
    }

    // ---- mediators

    /** What mediators in the minority lose: all when every run of the majority contradicts theirs, med when they had none. */
    private Map<Integer, Money> forfeits() {
        Map<Integer, Money> forfeits = new LinkedHashMap<>();
        for (int index : closing.minority()) {
            RunReport own = match.report(index);
            boolean isContradicted = closing.deciding().stream().allMatch(other -> match.contradict(index, other));
            if (isContradicted) {
                forfeits.put(index, match.caseStake());
            } else if (!(own instanceof RunReport.Ran)) {
                forfeits.put(index, match.mediation());
            }
        }
        return forfeits;
    }

    private void forfeitOfTheSilent() {
        List<Case> cases = match.cases();
        IntStream.range(0, cases.size())
                .filter(index -> cases.get(index).silent())
                .forEach(
                        index -> pots.move(Pot.ofCase(index), treasury, match.caseStake(), MoveReason.STAKE_FORFEITED));
    }

    /** The first of them pays for the run that has decided. */
    private void forfeitOfTheMinority(Map<Integer, Money> forfeits, int fined) {
        for (Map.Entry<Integer, Money> forfeit : forfeits.entrySet()) {
            int index = forfeit.getKey();
            Money rest = forfeit.getValue();
            if (index == fined) {
                for (int further : closing.further().toArray()) {
                    Money run = runOf(further).min(rest);
                    pots.move(Pot.ofCase(index), ownerOf(further), run, MoveReason.RUN);
                    rest = rest.minus(run);
                }
            }
            pots.move(Pot.ofCase(index), treasury, rest, MoveReason.STAKE_FORFEITED);
        }
    }

    private int firstCase() {
        return closing.first().orElseThrow();
    }

    private AccountKey decider() {
        return ownerOf(firstCase());
    }

    private AccountKey ownerOf(int index) {
        return match.cases().get(index).mediator();
    }

    private static Money half(Money amount) {
        return Candidate.smaller(amount);
    }
}
