package org.gridmarket.testbed.simulation.clock;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.OperationIds;
import org.gridmarket.keys.SealsHeard;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedClient;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs operations that live by ledger periods and keeps to the rules (docs/adr/0016): one at a time, sent again
 * under the same id until it is known how it ended: an event that is believed shows it, or the seal of its last period shows that
 * it never will take effect. Only then may the same be signed anew. Crashes at any moment; what it has signed lies in a journal.
 */
public final class PatientSigner {
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 60;
    private static final int LONGEST_CRASH_STEPS = 10;
    private static final int SENT_AGAIN_ONE_IN = 4;
    private static final int LONGEST_VALID = 4;

    /** Whoever decides what is signed. */
    public interface Owner {
        /** Something that is believed, in ledger order. */
        void hear(Record event);

        /** It has crashed: all that was heard is forgotten and will be heard once more. */
        void forget();

        /** What it wants next, when nothing is under way; empty when nothing. */
        Optional<Wish> next();

        /** What was signed never took effect, and never will. */
        void never(Wish wish);
    }

    /**
     * What is to be signed.
     *
     * @param function of the market
     * @param command its record
     * @param shows which event shows that it took effect, given the operation's name
     */
    public record Wish(String function, Record command, ShowsIt shows) {}

    /** Whether an event shows that the operation of that name took effect. */
    @FunctionalInterface
    public interface ShowsIt {
        boolean by(Record event, OperationName operation);
    }

    private record Outgoing(Wish wish, Submission submission) {
        boolean isShownBy(Record event) {
            return wish.shows()
                    .by(event, OperationName.of(submission.signer(), submission.operation(), submission.lastBook()));
        }
    }

    private final AccountKeyPair keys;
    private final Clock clock;
    private final World world;
    private final Owner owner;
    private final SimulatedClient<Record> client;
    private final SealsHeard seals = new SealsHeard();
    private @Nullable Outgoing journal;
    private boolean asking;
    private int downFor;

    public PatientSigner(
            String name,
            AccountKeyPair keys,
            Clock clock,
            World world,
            PublicStream<Record> stream,
            List<SimulatedGateway<Record>> gateways,
            Owner owner) {
        this.keys = keys;
        this.clock = clock;
        this.world = world;
        this.owner = owner;
        this.client = new SimulatedClient<>(name, world.chain(), stream, gateways, world.wires(), this::hear);
    }

    private void hear(Record event) {
        if (event instanceof ClockEvent.PeriodSealed(var sealed, var at)) {
            seals.hear(sealed);
        }
        Outgoing outgoing = journal;
        if (outgoing != null && outgoing.isShownBy(event)) {
            journal = null;
        }
        if (outgoing != null
                && event instanceof ClockEvent.PeriodSealed(var period, var time)
                && period.equals(lastOf(outgoing))
                && journal != null) {
            journal = null;
            owner.never(outgoing.wish());
        }
        owner.hear(event);
    }

    private static LedgerPeriod lastOf(Outgoing outgoing) {
        return LedgerPeriod.named(outgoing.submission().lastBook());
    }

    /** One look: hears, signs, sends; or is down. */
    public void act(boolean mayBegin) {
        if (downFor > 0) {
            downFor--;
            return;
        }
        client.listen();
        if (world.faults().strikes(Fault.AGENT_CRASH, MEAN_STEPS_BETWEEN_CRASHES)) {
            client.restart();
            owner.forget();
            asking = false;
            downFor = world.random().nextInt(LONGEST_CRASH_STEPS);
            return;
        }
        if (journal == null && mayBegin) {
            owner.next().ifPresent(this::sign);
        }
        Outgoing outgoing = journal;
        if (outgoing != null && !asking && world.random().nextInt(SENT_AGAIN_ONE_IN) == 0) {
            send(outgoing);
        }
    }

    private void sign(Wish wish) {
        Random random = world.random();
        OperationId id = OperationIds.fresh(random);
        LedgerPeriod last = seals.beyond(clock.at(world.chain().now()).plus(1 + random.nextInt(LONGEST_VALID)));
        journal = new Outgoing(
                wish,
                keys.sign(
                        World.TARGET,
                        wish.function(),
                        id,
                        last.asLast(),
                        Bytes.utf8(RecordCodec.text(wish.command()))));
    }

    private void send(Outgoing outgoing) {
        asking = true;
        Predicate<Record> proof = outgoing::isShownBy;
        client.submit(
                outgoing.wish().function(),
                Optional.of(proof),
                outgoing.submission(),
                (Answer answer) -> asking = false);
    }

    /** The last period of what is under way, which somebody has to seal before it is known how it ended. */
    public Optional<LedgerPeriod> waitsFor() {
        return Optional.ofNullable(journal).map(PatientSigner::lastOf);
    }

    /** Whether nothing is under way and everything is heard. */
    public boolean isDone() {
        return journal == null && client.hasHeardAll() && downFor == 0;
    }
}
