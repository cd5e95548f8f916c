package org.gridmarket.gateway.clock;

import java.util.List;
import java.util.Optional;
import org.gridmarket.chain.Answer;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.Question;
import org.gridmarket.chain.UnansweredException;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.PeriodStatus;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Seals each ledger period that a stored operation names as its last, as soon as it is over, and then sweeps its outcomes in
 * portions. A period under which nothing is kept needs no seal. The ledger is asked what waits, so whoever did a step before,
 * nobody does it twice.
 */
final class PeriodChore implements Chore {
    /** Rows of one sweep, an outcome counting as two: some 200 kB of a block. */
    static final int PORTION = 1_000;

    /** A turn, and how often what waits is asked for; of a simulation a period, which is shorter. */
    private static final long BEAT_MILLIS = 10_000;

    private final Chain chain;
    private final LedgerClock ledger;
    private final WaitingPeriods told;
    private final int turn;
    private LedgerTime notBefore = new LedgerTime(0);

    PeriodChore(Chain chain, LedgerClock ledger, WaitingPeriods told, Organisation organisation) {
        this.chain = chain;
        this.ledger = ledger;
        this.told = told;
        this.turn = Turn.of(organisation);
    }

    @Override
    public String name() {
        return ClockFunctions.PREFIX;
    }

    @Override
    public Step next(LedgerTime now) {
        Optional<Clock> clock = ledger.clock();
        if (clock.isEmpty()) {
            return new Step.Wait(now.plusMillis(BEAT_MILLIS));
        }
        return now.isBefore(notBefore) ? new Step.Wait(notBefore) : next(clock.get(), now);
    }

    /** The periods come in order, and each is due after the one before it. */
    private Step next(Clock clock, LedgerTime now) {
        long beat = beat(clock);
        LedgerTime again = now.plusMillis(beat);
        for (ClockAnswer.Period waiting : waiting()) {
            boolean open = waiting.status() == PeriodStatus.OPEN;
            LedgerTime since = waiting.sealedAt();
            LedgerTime due = (open || since == null ? clock.sealable(waiting.period()) : since).plusMillis(turn * beat);
            if (!now.isBefore(due)) {
                return submit(
                        open
                                ? new ClockCommand.SealPeriod(waiting.period())
                                : new ClockCommand.SweepOutcomes(waiting.period(), PORTION));
            }
            again = due.isBefore(again) ? due : again;
        }
        return new Step.Wait(again);
    }

    private List<ClockAnswer.Period> waiting() {
        List<ClockAnswer.Period> periods = ask();
        told.tell(periods);
        return periods;
    }

    private List<ClockAnswer.Period> ask() {
        ClockQuery question = new ClockQuery.ReadWaiting(LedgerPeriod.of(0));
        return switch (chain.query(Question.of(ClockFunctions.NAMES.of(question), RecordCodec.text(question), false))) {
            case Answer.Found(String json) ->
                RecordCodec.of(ClockAnswer.Waiting.class).read(json).periods();
            case Answer.Rejected(var refusal) -> throw new IllegalStateException(refusal.text());
            case Answer.Unavailable(String reason) -> throw new UnansweredException(reason);
        };
    }

    private static Step submit(ClockCommand command) {
        return new Step.Submit(Credential.CLIENT, ClockFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        if (!done) {
            notBefore = now.plusMillis(ledger.clock().map(PeriodChore::beat).orElse(BEAT_MILLIS));
        }
    }

    /** How long each organisation leaves it to the one before. */
    static long beat(Clock clock) {
        return Math.min(BEAT_MILLIS, clock.periodMillis());
    }
}
