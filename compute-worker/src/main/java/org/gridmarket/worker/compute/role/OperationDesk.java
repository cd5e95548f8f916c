package org.gridmarket.worker.compute.role;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.SealsHeard;
import org.jspecify.annotations.Nullable;

/**
 * What an account signs, one operation at a time. What is signed lies in the journal and goes out again, the same bytes, until
 * it is known how it ended: an event shows it, the rules refuse it, or the seal of its last period shows that it never will
 * take effect (ADR 16). What was refused is not asked for again for a while; by then the ledger stands otherwise, or what its
 * role knows.
 */
public final class OperationDesk {
    private static final long REFUSED_AGAIN_MILLIS = 30_000;

    /** An operation under way. */
    public record Outgoing(Intent intent, Submission submission) {
        private OperationName name() {
            return OperationName.of(submission.signer(), submission.operation(), submission.lastBook());
        }

        /** Whether an event tells how it ended. */
        public boolean isShownBy(Record event) {
            return Proof.shows(event, intent.command(), name(), submission.signer());
        }

        /** The last period in which it may take effect; the next gateway to be asked has to seal it when it is over. */
        public LedgerPeriod last() {
            return LedgerPeriod.named(submission.lastBook());
        }
    }

    private final AccountKeyPair keys;
    private final Target target;
    private final Clock clock;
    private final Journal journal;
    private final SealsHeard seals = new SealsHeard();
    private final Map<String, LedgerTime> refused = new HashMap<>();
    private @Nullable Outgoing underWay;

    /**
     * @param target the ledger for which is signed
     * @param journal with what may still be under way
     */
    public OperationDesk(AccountKeyPair keys, Target target, Clock clock, Journal journal) {
        this.keys = keys;
        this.target = target;
        this.clock = clock;
        this.journal = journal;
        for (Fact fact : journal.facts()) {
            if (fact instanceof Fact.Signed(var function, var submission)) {
                underWay = new Outgoing(new Intent(function, command(function, submission.payload())), submission);
            }
        }
    }

    private static Record command(String function, Bytes payload) {
        Class<?> type = ComputeFunctions.NAMES
                .signed(function)
                .<Class<?>>map(found -> found)
                .or(() -> PurseFunctions.NAMES.signed(function))
                .orElseThrow(() -> new IllegalStateException("no command is called " + function));
        return (Record) RecordCodec.of(type).read(payload);
    }

    /** An event that is believed: after it the desk may be free. */
    public void hear(Record event) {
        if (event instanceof ClockEvent.PeriodSealed(var period, var time)) {
            seals.hear(period);
        }
        Outgoing outgoing = underWay;
        if (outgoing == null) {
            return;
        }
        boolean sealed =
                event instanceof ClockEvent.PeriodSealed(var period, var time) && period.equals(outgoing.last());
        if (sealed || outgoing.isShownBy(event)) {
            end(outgoing);
        }
    }

    private void end(Outgoing outgoing) {
        journal.keep(new Fact.Over(
                "operation " + outgoing.submission().operation().id().toHex()));
        underWay = null;
    }

    /**
     * What is to be sent now: what is under way, or the first that may be signed.
     *
     * @param wants of the role, the most urgent first
     * @param ids fresh ones
     */
    public Optional<Outgoing> toSend(List<Intent> wants, LedgerTime now, Supplier<OperationId> ids) {
        if (underWay == null) {
            refused.values().removeIf(until -> !now.isBefore(until));
            wants.stream()
                    .filter(intent -> !refused.containsKey(intent.text()))
                    .findFirst()
                    .ifPresent(intent -> sign(intent, now, ids.get()));
        }
        return Optional.ofNullable(underWay);
    }

    private void sign(Intent intent, LedgerTime now, OperationId id) {
        Submission submission = keys.sign(
                target,
                intent.function(),
                id,
                seals.beyond(clock.at(now).next()).asLast(),
                Bytes.utf8(RecordCodec.text(intent.command())));
        journal.keep(new Fact.Signed(intent.function(), submission));
        underWay = new Outgoing(intent, submission);
    }

    /**
     * What enough gateways say of it; only a refusal ends it, what is committed shows in an event. That its last period is over
     * is no word about the intent, which is signed anew at once: a step of a match that is taken twice is refused the second
     * time. A job could be posted twice by a copy that is endorsed already, so it waits for the seal.
     */
    public void answered(Outgoing outgoing, Answer answer, LedgerTime now) {
        if (!(answer instanceof Answer.Rejected refusal) || !outgoing.equals(underWay)) {
            return;
        }
        if (!refusal.code().equals(ShellRejection.OPERATION_EXPIRED.name())) {
            refused.put(outgoing.intent().text(), now.plusMillis(REFUSED_AGAIN_MILLIS));
            end(outgoing);
        } else if (!(outgoing.intent().command() instanceof ComputeCommand.PostJobs)) {
            end(outgoing);
        }
    }

    /** What is under way, if anything. */
    public Optional<Outgoing> underWay() {
        return Optional.ofNullable(underWay);
    }
}
