package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.TransactionText;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;

/**
 * The gateway of one organisation: carries operations, and tells what its own peer has committed.
 *
 * @param <E> the events that its clients look for
 */
public class SimulatedGateway<E> {
    private static final int ANSWERS_LOST_ONE_IN = 10;

    private final Gateway address;
    private final Organisation organisation;
    private final SimulatedChain chain;
    private final PublicStream<E> stream;
    private final Wires wires;
    private final Faults faults;
    private long known;

    SimulatedGateway(
            Organisation organisation, SimulatedChain chain, PublicStream<E> stream, Wires wires, Faults faults) {
        this.address =
                new Gateway("https://" + organisation.name().toLowerCase(java.util.Locale.ROOT), organisation.name());
        this.organisation = organisation;
        this.chain = chain;
        this.stream = stream;
        this.wires = wires;
        this.faults = faults;
    }

    /**
     * One gateway of each organisation; the liar's lies, where that fault is on.
     *
     * @param forged JSON array of events of the market that would do harm if they were believed
     */
    public static <E> List<SimulatedGateway<E>> ofEach(World world, PublicStream<E> stream, Supplier<String> forged) {
        List<SimulatedGateway<E>> gateways = new ArrayList<>();
        for (Organisation organisation : World.ORGANISATIONS) {
            boolean lies = organisation == world.liar() && world.faults().isOn(Fault.BYZANTINE_GATEWAY);
            gateways.add(
                    lies
                            ? new LyingGateway<>(organisation, stream, world, forged)
                            : new SimulatedGateway<>(
                                    organisation, world.chain(), stream, world.wires(), world.faults()));
        }
        return gateways;
    }

    /** As its clients know it. */
    Gateway address() {
        return address;
    }

    Organisation organisation() {
        return organisation;
    }

    /** Hears from its peer, unless it is cut off. */
    private void follow() {
        if (!wires.isCutFromLedger(organisation)) {
            known = chain.height(organisation);
        }
    }

    /** One connection to its stream; each is asked for one transaction after the other. */
    interface Voice {
        /** The next transaction that it tells; empty when there is none yet. */
        Optional<TransactionText> next();
    }

    /** Tells from a block on. */
    Voice listen(long fromBlock) {
        return new Voice() {
            private int place = stream.begin(fromBlock);

            @Override
            public Optional<TransactionText> next() {
                follow();
                if (place >= stream.begin(known)) {
                    return Optional.empty();
                }
                return Optional.of(stream.at(place++));
            }
        };
    }

    /**
     * Carries an operation.
     *
     * @param seenBlock what the client builds on; a gateway whose peer has not got it yet does not know
     */
    void submit(String function, Submission submission, long seenBlock, Consumer<Answer> asker) {
        follow();
        if (wires.isCutFromLedger(organisation) || seenBlock >= known) {
            asker.accept(new Answer.Indeterminate("block " + seenBlock + " has not come here yet"));
            return;
        }
        boolean lost = faults.strikes(Fault.LOST_ANSWER, ANSWERS_LOST_ONE_IN);
        Endorsement endorsement = chain.carry(
                organisation, function, submission, entry -> asker.accept(lost ? lostAnswer() : outcome(entry)));
        switch (endorsement) {
            case Endorsement.Refused(var reason) ->
                asker.accept(
                        reason.code() == ShellRejection.OPERATION_REPEATED
                                ? new Answer.Committed(reason.detail(), true)
                                : new Answer.Rejected(reason.code().name(), reason.source(), reason.detail()));
            case Endorsement.Aborted(var reason) -> asker.accept(new Answer.Conflicted(1));
            case Endorsement.Endorsed endorsed -> {
                // answered when it is committed
            }
        }
    }

    private static Answer lostAnswer() {
        return new Answer.Indeterminate("the answer was lost");
    }

    private static Answer outcome(Block.Entry entry) {
        return entry.status() == CommitStatus.VALID
                ? new Answer.Committed(entry.transaction().receipt().result(), false)
                : new Answer.Conflicted(1);
    }
}
