package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;

/**
 * Endorsing and ordering in virtual time: what is endorsed now is committed later, perhaps much later, perhaps twice, in blocks
 * of everything that is due. Clients' clocks may be off. Knows no market.
 */
public final class SimulatedChain {
    private static final long PROMPT_MILLIS = 2_000;
    private static final long LONGEST_DELAY_MILLIS = 90_000;
    private static final int PEERS_COMPARED_EVERY = 10;
    /** So far a claimed time may be from the present, ms; peers refuse what is farther. */
    public static final int CLOCK_WINDOW_MILLIS = 30_000;

    private record Due(LedgerTime time, int number, Endorsed transaction) {}

    /** One thing that was sent, to be sent again when its answer is lost. */
    private record Sent(String function, Submission submission) {}

    /** Numbers the calls that are made. */
    @FunctionalInterface
    public interface Calls {
        /** @param claimed by the client's clock */
        LedgerCall next(LedgerTime claimed, Caller.Member creator);
    }

    private final InMemoryLedger ledger;
    private final Faults faults;
    private final Random random;
    private final Trace trace;
    private final Set<String> atABound;
    private final SlowPeer slowPeer;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::time).thenComparingInt(Due::number));
    private final List<Sent> unanswered = new ArrayList<>();
    private final Set<String> carriedOut = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Consumer<Block>> followers = new ArrayList<>();
    private final Map<String, Consumer<Block.Entry>> awaited = new HashMap<>();
    private LedgerTime now;
    private LedgerTime claimed;
    private Calls calls = this::call;
    private int called;
    private int number;
    private int audits;

    /**
     * @param now when all markets are founded
     * @param atABound codes of refusals at the bounds of all contracts
     */
    SimulatedChain(
            InMemoryLedger ledger, LedgerTime now, Set<String> atABound, Faults faults, Random random, Trace trace) {
        this.ledger = ledger;
        this.now = now;
        this.claimed = now;
        this.atABound = Set.copyOf(atABound);
        this.faults = faults;
        this.random = random;
        this.trace = trace;
        this.slowPeer = new SlowPeer(ledger, faults, random);
    }

    private LedgerCall call(LedgerTime time, Caller.Member creator) {
        called++;
        return new LedgerCall("call" + called, time, World.TARGET, creator);
    }

    /** From now on calls are numbered by a market that has numbered some before. */
    public void callsBy(Calls numbering) {
        calls = numbering;
    }

    public LedgerTime now() {
        return now;
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    /** Has this follower read all blocks, those that are there and those that come. */
    public void follow(Consumer<Block> follower) {
        ledger.blocks().forEach(follower);
        followers.add(follower);
    }

    /** How many blocks an organisation's peer has. */
    long height(Organisation organisation) {
        return ledger.height(World.peerOf(organisation));
    }

    /** What the clock of the client shows that acts now; its next calls claim this. */
    public LedgerTime readClock() {
        claimed = faults.strikes(Fault.CLOCK_SKEW, 3)
                ? now.plusMillis(random.nextInt(2 * CLOCK_WINDOW_MILLIS + 1) - CLOCK_WINDOW_MILLIS)
                : now;
        return claimed;
    }

    /** A member sends a command, by the clock that was read last. */
    public Endorsement send(Caller.Member member, String function, String argument) {
        Endorsement endorsement = endorsed(member, function, argument);
        order(function, endorsement);
        return endorsement;
    }

    /** Somebody has an operation carried by whatever relay, by the clock that was read last; perhaps its answer is lost. */
    public Endorsement send(String function, Submission submission) {
        Endorsement endorsement = carried(anyOrganisation(), function, submission);
        order(function, endorsement);
        if (faults.strikes(Fault.LOST_ANSWER, 10)) {
            unanswered.add(new Sent(function, submission));
        }
        return endorsement;
    }

    /**
     * As the relay of an organisation carries an operation.
     *
     * @param committed told how it ended in its block, if it is endorsed
     */
    Endorsement carry(Organisation relay, String function, Submission submission, Consumer<Block.Entry> committed) {
        readClock();
        Endorsement endorsement = carried(relay, function, submission);
        if (endorsement instanceof Endorsed endorsed) {
            awaited.put(endorsed.call().transactionId(), committed);
        }
        order(function, endorsement);
        return endorsement;
    }

    private Endorsement carried(Organisation relay, String function, Submission submission) {
        return endorsed(new Caller.Member(relay, false, "relay"), function, RecordCodec.text(submission));
    }

    private Organisation anyOrganisation() {
        return World.ORGANISATIONS.get(random.nextInt(World.PEERS));
    }

    /** By the own peer and another one; when those two differ, by the own and the third. */
    private Endorsement endorsed(Caller.Member creator, String function, String argument) {
        int own = World.peerOf(creator.organisation());
        int step = 1 + random.nextInt(World.PEERS - 1);
        Endorsement answer = endorsed(creator, function, argument, List.of(own, (own + step) % World.PEERS));
        return answer instanceof Endorsement.Aborted
                ? endorsed(creator, function, argument, List.of(own, (own + World.PEERS - step) % World.PEERS))
                : answer;
    }

    private Endorsement endorsed(Caller.Member creator, String function, String argument, List<Integer> peers) {
        return ledger.endorse(function, argument, calls.next(claimed, creator), peers);
    }

    private void order(String function, Endorsement endorsement) {
        switch (endorsement) {
            case Endorsement.Refused(var reason) -> {
                trace.note(now, function + " " + reason.detail(), reason.code().name());
                if (faults.isOn(Fault.FULL_BOOKS)
                        && atABound.contains(reason.code().name())) {
                    faults.struck(Fault.FULL_BOOKS);
                }
            }
            case Endorsement.Aborted(var reason) -> trace.note(now, function, "ABORTED");
            case Endorsed endorsed -> {
                trace.note(now, function + " " + endorsed.receipt().result(), "ENDORSED");
                enqueue(endorsed);
                if (faults.strikes(Fault.DUPLICATE, 10)) {
                    enqueue(endorsed);
                }
            }
        }
    }

    /** Anybody may hand anything to the orderers. */
    void enqueue(Endorsed endorsed) {
        long wait =
                faults.strikes(Fault.DELAY, 6) ? random.nextLong(LONGEST_DELAY_MILLIS) : random.nextLong(PROMPT_MILLIS);
        due.add(new Due(now.plusMillis(wait), number++, endorsed));
    }

    /** Moves time on and commits what is due; returns whether anything was. */
    public boolean advance(long millis) {
        now = now.plusMillis(millis);
        slowPeer.step().ifPresent(what -> trace.note(now, "peer", what));
        retryUnanswered();
        List<Endorsed> block = new ArrayList<>();
        while (!due.isEmpty() && !now.isBefore(due.peek().time())) {
            block.add(due.poll().transaction());
        }
        if (block.isEmpty()) {
            return false;
        }
        if (faults.isOn(Fault.DELAY)) {
            Collections.shuffle(block, random);
        }
        note(ledger.commitBlock(block));
        return true;
    }

    /** Every peer gets its blocks from now on; what is under way stays under way. */
    void mend() {
        slowPeer.mend();
    }

    private void retryUnanswered() {
        if (!unanswered.isEmpty() && random.nextInt(3) == 0) {
            Sent sent = unanswered.removeFirst();
            readClock();
            order(sent.function(), carried(anyOrganisation(), sent.function(), sent.submission()));
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
        }
        followers.forEach(follower -> follower.accept(block));
        for (Block.Entry entry : block.transactions()) {
            Consumer<Block.Entry> asker =
                    awaited.remove(entry.transaction().call().transactionId());
            if (asker != null) {
                asker.accept(entry);
            }
        }
    }

    private void countOnce(Endorsed transaction) {
        if (!transaction.argument().startsWith("{\"signer\":")) {
            return;
        }
        Submission submission = RecordCodec.of(Submission.class).read(transaction.argument());
        if (!carriedOut.add(submission.signer() + " " + submission.operation())) {
            violations.add(new Violation(
                    SharedGuarantee.G9, transaction.function() + " " + submission.operation() + " took effect twice"));
        }
    }

    /** Somebody has seen a guarantee break. */
    public void report(Violation violation) {
        violations.add(violation);
    }

    /** Compares the peers now and then; gives all that was reported so far. */
    List<Violation> audit(List<Guarantees> markets) {
        audits++;
        for (Guarantees market : markets) {
            violations.addAll(market.check(ledger.currentState()));
        }
        if (audits % PEERS_COMPARED_EVERY == 0 && !slowPeer.isSlow()) {
            long states = ledger.digests().stream().distinct().count();
            if (states > 1) {
                violations.add(new Violation(SharedGuarantee.G12, "peers hold states " + ledger.digests()));
            }
        }
        return List.copyOf(violations);
    }

    int audits() {
        return audits;
    }
}
