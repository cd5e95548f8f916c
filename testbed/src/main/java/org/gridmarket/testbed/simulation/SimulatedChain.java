package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.Guarantee;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.energy.Violation;
import org.gridmarket.testkit.ledger.Block;
import org.gridmarket.testkit.ledger.CommitStatus;
import org.gridmarket.testkit.ledger.Endorsement;
import org.gridmarket.testkit.ledger.Endorsement.Endorsed;

/**
 * Ordering in virtual time: what is endorsed now is committed later, perhaps much later, perhaps twice, in blocks of
 * everything that is due. Clients' clocks may be off. Feeds every committed event to the guarantees.
 */
final class SimulatedChain {
    private static final int SLOW_PEER = 1;
    private static final long PROMPT_MILLIS = 2_000;
    private static final long LONGEST_DELAY_MILLIS = 90_000;
    private static final int PEERS_COMPARED_EVERY = 10;
    private static final int CLOCK_WINDOW_MILLIS = 30_000;

    private record Due(LedgerTime time, int number, Endorsed transaction) {}

    /** One thing that was sent, to be sent again when its answer is lost. */
    private record Sent(String function, Submission submission) {}

    private final MarketOnLedger market;
    private Set<Fault> faults;
    private final Random random;
    private final Trace trace;
    private final EnergyGuarantees guarantees = new EnergyGuarantees();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingInt(Due::number));
    private final List<Sent> unanswered = new ArrayList<>();
    private final Set<String> carriedOut = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<EnergyEvent> fresh = new ArrayList<>();
    private final Map<String, Consumer<Answer>> awaited = new HashMap<>();
    private LedgerTime now;
    private int number;
    private int audits;
    private boolean peerIsSlow;

    SimulatedChain(MarketOnLedger founded, Set<Fault> faults, Random random, Trace trace) {
        this.market = founded;
        this.faults = faults;
        this.random = random;
        this.trace = trace;
        this.now = founded.now();
        founded.events().forEach(guarantees::apply);
        founded.events().forEach(fresh::add);
    }

    LedgerTime now() {
        return now;
    }

    MarketOnLedger market() {
        return market;
    }

    EnergyGuarantees guarantees() {
        return guarantees;
    }

    /** A client's clock. */
    private LedgerTime claimed() {
        boolean off = faults.contains(Fault.CLOCK_SKEW) && random.nextInt(3) == 0;
        return off ? now.plusMillis(random.nextInt(2 * CLOCK_WINDOW_MILLIS + 1) - CLOCK_WINDOW_MILLIS) : now;
    }

    void send(Caller.Member member, EnergyCommand.ByMember command) {
        market.goTo(claimed());
        order(EnergyFunctions.of(command), market.endorse(member, command));
    }

    Endorsement send(AccountKeyPair signer, EnergyCommand.Signed command) {
        LedgerTime claimed = claimed();
        market.goTo(claimed);
        String function = EnergyFunctions.of(command);
        Submission submission =
                market.signed(signer, market.nextOperation(), market.round().plus(1 + random.nextInt(2)), command);
        Endorsement endorsement = market.endorse(function, submission);
        order(function, endorsement);
        if (faults.contains(Fault.LOST_ANSWER) && random.nextInt(10) == 0) {
            unanswered.add(new Sent(function, submission));
        }
        return endorsement;
    }

    /** As a gateway carries an agent's operation: the answer comes with the commit, and sometimes gets lost. */
    void carry(String function, Submission submission, Consumer<Answer> asker) {
        market.goTo(claimed());
        Endorsement endorsement = market.endorse(function, submission);
        order(function, endorsement);
        switch (endorsement) {
            case Endorsement.Refused(var reason) ->
                asker.accept(
                        reason.code() == ShellRejection.OPERATION_REPEATED
                                ? new Answer.Committed(reason.detail(), true)
                                : new Answer.Rejected(reason.code().name(), reason.source(), reason.detail()));
            case Endorsement.Aborted(var reason) -> asker.accept(new Answer.Indeterminate(reason));
            case Endorsed endorsed -> {
                if (faults.contains(Fault.LOST_ANSWER) && random.nextInt(10) == 0) {
                    asker.accept(new Answer.Indeterminate("the answer was lost"));
                } else {
                    awaited.put(endorsed.call().transactionId(), asker);
                }
            }
        }
    }

    /** As a gateway answers a solver: by the endorsement, since its commit is not awaited here. */
    PostOutcome post(AccountKeyPair signer, EnergyCommand.Signed command) {
        return switch (send(signer, command)) {
            case Endorsement.Refused(var reason) ->
                new PostOutcome.Refused(reason.code().name(), reason.detail());
            case Endorsement.Aborted(var reason) -> new PostOutcome.Unknown(reason);
            case Endorsed endorsed -> new PostOutcome.Accepted();
        };
    }

    private void order(String function, Endorsement endorsement) {
        switch (endorsement) {
            case Endorsement.Refused(var reason) ->
                trace.note(now, function + " " + reason.detail(), reason.code().name());
            case Endorsement.Aborted(var reason) -> trace.note(now, function, "ABORTED");
            case Endorsed endorsed -> {
                trace.note(now, function + " " + endorsed.receipt().result(), "ENDORSED");
                enqueue(endorsed);
                if (faults.contains(Fault.DUPLICATE) && random.nextInt(10) == 0) {
                    enqueue(endorsed);
                }
            }
        }
    }

    private void enqueue(Endorsed endorsed) {
        boolean slow = faults.contains(Fault.DELAY) && random.nextInt(6) == 0;
        long wait = slow ? random.nextLong(LONGEST_DELAY_MILLIS) : random.nextLong(PROMPT_MILLIS);
        due.add(new Due(now.plusMillis(wait), number++, endorsed));
    }

    /** Moves time on and commits what is due; returns whether anything was. */
    boolean advance(long millis) {
        now = now.plusMillis(millis);
        if (faults.contains(Fault.SLOW_PEER) && random.nextInt(peerIsSlow ? 5 : 60) == 0) {
            toggleSlowPeer();
        }
        retryUnanswered();
        List<Endorsed> block = new ArrayList<>();
        while (!due.isEmpty() && !now.isBefore(due.peek().time())) {
            block.add(due.poll().transaction());
        }
        if (block.isEmpty()) {
            return false;
        }
        if (faults.contains(Fault.DELAY)) {
            Collections.shuffle(block, random);
        }
        note(market.ledger().commitBlock(block));
        return true;
    }

    /** From now on everything works; what is under way stays under way. */
    void endFaults() {
        faults = EnumSet.noneOf(Fault.class);
        if (peerIsSlow) {
            toggleSlowPeer();
        }
    }

    private void toggleSlowPeer() {
        if (peerIsSlow) {
            market.ledger().catchUp(SLOW_PEER);
        } else {
            market.ledger().holdBack(SLOW_PEER);
        }
        peerIsSlow = !peerIsSlow;
        trace.note(now, "peer " + SLOW_PEER, peerIsSlow ? "HELD_BACK" : "FOLLOWS");
    }

    private void retryUnanswered() {
        if (!unanswered.isEmpty() && random.nextInt(3) == 0) {
            Sent sent = unanswered.removeFirst();
            market.goTo(claimed());
            order(sent.function(), market.endorse(sent.function(), sent.submission()));
        }
    }

    private void note(Block block) {
        for (Block.Entry entry : block.transactions()) {
            trace.note(
                    now,
                    entry.transaction().call().transactionId(),
                    entry.status().name());
            if (entry.status() == CommitStatus.VALID) {
                countOnce(entry.transaction());
            }
            answer(entry);
        }
        RecordCodec<EnergyEvent> codec = RecordCodec.of(EnergyEvent.class);
        for (String text : block.events()) {
            EnergyEvent event = codec.read(text);
            guarantees.apply(event);
            fresh.add(event);
        }
    }

    private void answer(Block.Entry entry) {
        Consumer<Answer> asker = awaited.remove(entry.transaction().call().transactionId());
        if (asker != null) {
            asker.accept(
                    entry.status() == CommitStatus.VALID
                            ? new Answer.Committed(entry.transaction().receipt().result(), false)
                            : new Answer.Conflicted(1));
        }
    }

    private void countOnce(Endorsed transaction) {
        if (!transaction.argument().startsWith("{\"signer\":")) {
            return;
        }
        Submission submission = RecordCodec.of(Submission.class).read(transaction.argument());
        if (!carriedOut.add(submission.signer() + " " + submission.operation())) {
            violations.add(new Violation(
                    Guarantee.G9, transaction.function() + " " + submission.operation() + " took effect twice"));
        }
    }

    /** Checks every guarantee on the committed state. */
    List<Violation> audit() {
        audits++;
        boolean comparePeers = audits % PEERS_COMPARED_EVERY == 0 && !peerIsSlow;
        violations.addAll(guarantees.check(
                market.ledger().state(), comparePeers ? market.ledger().digests() : List.of()));
        return List.copyOf(violations);
    }

    /** The events since this was asked last. */
    List<EnergyEvent> news() {
        List<EnergyEvent> news = List.copyOf(fresh);
        fresh.clear();
        return news;
    }

    int audits() {
        return audits;
    }
}
