package org.gridmarket.testkit.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Decision.Accepted;
import org.gridmarket.kernel.decision.Decision.Rejected;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.ledger.Endorsement.Aborted;
import org.gridmarket.testkit.ledger.Endorsement.Endorsed;
import org.gridmarket.testkit.ledger.Endorsement.Refused;

/**
 * Fabric's execute, order, validate, in memory: every call runs on every replica, their read/write sets must agree byte
 * by byte, and a transaction whose reads have changed until its commit has no effect. Endorsing and committing are two
 * steps, so that a test can put anything in between. Deterministic; one thread.
 */
public final class InMemoryLedger {
    private final Endorser endorser;
    private final List<Replica> replicas;
    private final List<Block> blocks = new ArrayList<>();
    private final boolean[] heldBack;

    private InMemoryLedger(Endorser endorser, int replicas) {
        if (replicas < 1) {
            throw new IllegalArgumentException("a ledger needs at least one replica, not " + replicas);
        }
        this.endorser = endorser;
        this.replicas =
                IntStream.range(0, replicas).mapToObj(index -> new Replica()).toList();
        this.heldBack = new boolean[replicas];
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
     * @throws IllegalStateException when replicas of the same height differ: the contract is not deterministic
     */
    public Endorsement endorse(String function, String argument, LedgerCall call) {
        List<Answer> answers = replicas.stream()
                .map(replica -> Answer.of(endorser, function, argument, call, replica))
                .toList();
        Answer first = answers.getFirst();
        for (Answer other : answers) {
            if (!other.sameAs(first)) {
                if (other.height() == first.height()) {
                    throw new IllegalStateException(function + " is not deterministic: one endorser has\n"
                            + first.text() + "\nand another\n" + other.text());
                }
                return new Aborted(
                        function + ": endorsers of heights " + first.height() + " and " + other.height() + " differ");
            }
        }
        return switch (first.decision()) {
            case Accepted<Receipt>(var receipt) -> new Endorsed(function, argument, call, receipt, first.effects());
            case Rejected<Receipt>(var reason) -> new Refused(reason);
        };
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

    /** Asks the first replica; what a query would write is dropped, and so it must write nothing. */
    public Decision<Receipt> query(String function, String argument, LedgerCall call) {
        Answer answer = Answer.of(endorser, function, argument, call, replicas.getFirst());
        if (!answer.effects().writes().isEmpty()) {
            throw new IllegalStateException("query " + function + " writes:\n" + answer.text());
        }
        return answer.decision();
    }

    /** From now on this replica gets no blocks (a slow or cut-off peer). The first replica always follows. */
    public void holdBack(int replica) {
        if (replica == 0) {
            throw new IllegalArgumentException("replica 0 answers queries and always follows");
        }
        heldBack[Objects.checkIndex(replica, heldBack.length)] = true;
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

    /** A copy of the committed state of the first replica, by key. */
    public NavigableMap<String, String> state() {
        return replicas.getFirst().state();
    }

    /** SHA-256 of each replica's committed state; all equal when none is held back. */
    public List<Bytes> digests() {
        return replicas.stream().map(Replica::digest).toList();
    }

    /** What one replica answers to one call. */
    private record Answer(long height, Decision<Receipt> decision, ReadWriteSet effects) {
        static Answer of(Endorser endorser, String function, String argument, LedgerCall call, Replica replica) {
            TransactionSimulator simulator = replica.simulator();
            Decision<Receipt> decision = endorser.execute(function, argument, call, simulator);
            return new Answer(replica.height(), decision, simulator.result());
        }

        /** Refusals leave no reads on the ledger, so of those only the reason must agree. */
        boolean sameAs(Answer other) {
            return decision.equals(other.decision) && (!decision.isAccepted() || effects.equals(other.effects));
        }

        String text() {
            return "decision " + decision + "\n" + effects.text();
        }
    }
}
