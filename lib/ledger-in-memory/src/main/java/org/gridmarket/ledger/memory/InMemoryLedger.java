package org.gridmarket.ledger.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Decision.Accepted;
import org.gridmarket.kernel.decision.Decision.Rejected;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.ledger.memory.Endorsement.Aborted;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.ledger.memory.Endorsement.Refused;

/**
 * Fabric's execute, order, validate, in memory: every call runs on every replica, their read/write sets must agree byte
 * by byte, and a transaction whose reads have changed until its commit has no effect. Endorsing and committing are two
 * steps, so that a test can put anything in between. Deterministic; one thread.
 */
public final class InMemoryLedger {
    /** The channel's endorsement policy: so many organisations, each of which has one peer here. */
    private static final int ENDORSERS = 2;

    /** What an honest peer makes of its answers. */
    public static final UnaryOperator<Endorsement> HONEST = answer -> answer;

    private final Endorser endorser;
    private final List<Replica> replicas;
    private final List<Block> blocks = new ArrayList<>();
    private final boolean[] heldBack;
    private final List<UnaryOperator<Endorsement>> lies;
    private final List<Integer> everyPeer;

    private InMemoryLedger(Endorser endorser, int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException("a ledger needs at least one replica, not " + replicas);
        }
        this.endorser = endorser;
        this.replicas = IntStream.range(0, replicas)
                .mapToObj(index -> new Replica(Math.min(ENDORSERS, replicas)))
                .toList();
        this.heldBack = new boolean[replicas];
        this.lies = new ArrayList<>(Collections.nCopies(replicas, HONEST));
        this.everyPeer = IntStream.range(0, replicas).boxed().toList();
    }

    /** A ledger of one contract code, such as {@code Contracts.all(check)::execute}. */
    public static InMemoryLedger running(ContractCode code, int replicas) {
        return new InMemoryLedger(Endorser.running(code), replicas);
    }

    /** A ledger whose peers execute in their own way, such as through the chaincode's shell. */
    public static InMemoryLedger executing(Endorser endorser, int replicas) {
        return new InMemoryLedger(endorser, replicas);
    }

    /**
     * Has every replica execute the call.
     *
     * @throws IllegalStateException when honest replicas of the same height differ: the contract is not deterministic
     */
    public Endorsement endorse(String function, String argument, LedgerCall call) {
        return endorse(function, argument, call, everyPeer);
    }

    /**
     * Has these replicas execute the call; whether they are enough is decided when the transaction is validated.
     *
     * @throws IllegalStateException when honest replicas of the same height differ: the contract is not deterministic
     */
    public Endorsement endorse(String function, String argument, LedgerCall call, List<Integer> peers) {
        int asked = peers.getFirst();
        Endorsement first = answer(asked, function, argument, call);
        for (int other : peers.subList(1, peers.size())) {
            Endorsement another = answer(other, function, argument, call);
            if (!another.equals(first)) {
                return differing(function, asked, first, other, another);
            }
        }
        return first instanceof Endorsed endorsed ? endorsed.by(peers) : first;
    }

    private Endorsement differing(String function, int one, Endorsement first, int other, Endorsement another) {
        boolean lied = isLying(one) || isLying(other);
        if (!lied && height(one) == height(other)) {
            throw new IllegalStateException(function + " is not deterministic: one endorser has\n" + text(first)
                    + "\nand another\n" + text(another));
        }
        return new Aborted(function + ": endorsers " + one + " and " + other + ", of heights " + height(one) + " and "
                + height(other) + ", differ");
    }

    /** What one replica answers; refusals leave no reads on the ledger, so of those only the reason is kept. */
    private Endorsement answer(int peer, String function, String argument, LedgerCall call) {
        TransactionSimulator simulator = replicas.get(peer).simulator();
        Decision<Receipt> decision = endorser.execute(function, argument, call, simulator);
        Endorsement honest = switch (decision) {
            case Accepted<Receipt>(var receipt) ->
                new Endorsed(function, argument, call, receipt, simulator.result(), List.of());
            case Rejected<Receipt>(var reason) -> new Refused(reason);
        };
        return lies.get(peer).apply(honest);
    }

    private static String text(Endorsement answer) {
        return answer instanceof Endorsed endorsed
                ? endorsed.receipt() + "\n" + endorsed.effects().text()
                : answer.toString();
    }

    /** From now on this peer makes this of whatever it executes; with {@link #HONEST} it is honest again. */
    public void corrupt(int peer, UnaryOperator<Endorsement> lie) {
        lies.set(peer, lie);
    }

    private boolean isLying(int peer) {
        return lies.get(peer) != HONEST;
    }

    /** Commits one transaction in a block of its own. */
    public CommitStatus commit(Endorsed transaction) {
        return commitBlock(List.of(transaction)).transactions().getFirst().status();
    }

    /** Commits a block; each transaction is validated against what the valid ones before it leave. */
    public Block commitBlock(List<Endorsed> transactions) {
        List<Block> outcomes = new ArrayList<>();
        for (int index = 0; index < replicas.size(); index++) {
            if (!heldBack[index]) {
                outcomes.add(replicas.get(index).append(transactions));
            }
        }
        Block block = outcomes.getFirst();
        if (!outcomes.stream().allMatch(block::equals)) {
            throw new IllegalStateException("replicas validated block " + block.number() + " differently");
        }
        blocks.add(block);
        return block;
    }

    /** Endorses and commits at once, for tests in which nothing else happens meanwhile. */
    public Decision<Receipt> submit(String function, String argument, LedgerCall call) {
        return switch (endorse(function, argument, call)) {
            case Endorsed endorsed -> {
                CommitStatus status = commit(endorsed);
                if (status != CommitStatus.VALID) {
                    throw new IllegalStateException(
                            function + " ended as " + status + " in transaction " + call.transactionId());
                }
                yield Decision.accept(endorsed.receipt());
            }
            case Refused(var reason) -> new Rejected<>(reason);
            case Aborted(var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** Asks a replica that follows; what a query would write is dropped, and so it must write nothing. */
    public Decision<Receipt> query(String function, String argument, LedgerCall call) {
        TransactionSimulator simulator = newest().simulator();
        Decision<Receipt> decision = endorser.execute(function, argument, call, simulator);
        ReadWriteSet effects = simulator.result();
        if (!effects.writes().isEmpty()) {
            throw new IllegalStateException("query " + function + " writes:\n" + effects.text());
        }
        return decision;
    }

    /**
     * From now on this replica gets no blocks (a slow or cut-off peer).
     *
     * @throws IllegalArgumentException when no other follows
     */
    public void holdBack(int replica) {
        Objects.checkIndex(replica, heldBack.length);
        if (everyPeer.stream().noneMatch(other -> other != replica && !heldBack[other])) {
            throw new IllegalArgumentException("replica " + replica + " is the last one that follows");
        }
        heldBack[replica] = true;
    }

    /** How many blocks a replica has. */
    public long height(int replica) {
        return replicas.get(replica).height();
    }

    private Replica newest() {
        return everyPeer.stream()
                .filter(peer -> !heldBack[peer])
                .map(replicas::get)
                .findFirst()
                .orElseThrow();
    }

    /** The replica gets the blocks it has missed, and follows again. */
    public void catchUp(int replica) {
        Replica behind = replicas.get(replica);
        heldBack[replica] = false;
        while (behind.height() < blocks.size()) {
            Block missed = blocks.get((int) behind.height());
            Block own = behind.append(
                    missed.transactions().stream().map(Block.Entry::transaction).toList());
            if (!own.equals(missed)) {
                throw new IllegalStateException("replica " + replica + " validated block " + missed.number()
                        + " differently when it caught up");
            }
        }
    }

    /**
     * From now on every replica cuts the answer to a range read off after so many rows and does not say so, as a peer does
     * at its {@code ledger.state.totalQueryLimit}.
     *
     * @param rows at least 1
     */
    public InMemoryLedger cuttingAnswersAt(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("a peer answers at least one row, not " + rows);
        }
        replicas.forEach(replica -> replica.cutAnswersAt(rows));
        return this;
    }

    /** All blocks from 0 on. */
    public List<Block> blocks() {
        return Collections.unmodifiableList(blocks);
    }

    /** The events of all valid transactions, in order. */
    public Stream<String> events() {
        return blocks.stream().flatMap(block -> block.events().stream());
    }

    /** A copy of the committed state of a replica that follows, by key. */
    public NavigableMap<String, String> state() {
        return new TreeMap<>(currentState());
    }

    /** The same without copying: it changes with the next block. */
    public NavigableMap<String, String> currentState() {
        return newest().state();
    }

    /** SHA-256 of each replica's committed state; all equal when none is held back. */
    public List<Bytes> digests() {
        return replicas.stream().map(Replica::digest).toList();
    }
}
