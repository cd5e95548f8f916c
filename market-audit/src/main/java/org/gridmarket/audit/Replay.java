package org.gridmarket.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out every transaction that took effect again, with signatures and under the identity of its creator's certificate, on
 * an empty ledger in memory, and compares what comes out with what the blocks say: an event, an answer or a write that the kernel
 * does not give, a command that nobody signed so, or an act in a role that its creator has not, is found. After the first
 * difference nothing that follows is comparable, and the replay rests. Knows all contracts and no market.
 */
public final class Replay {
    /**
     * A transaction that does not give what its block says.
     *
     * @param what in which way, in words
     * @param about events that say what it is about: the kernel's own, where there is one, then those of the block
     */
    public record Difference(long block, LedgerTransaction transaction, String what, List<String> about) {
        public Difference {
            about = List.copyOf(about);
        }

        @Override
        public String toString() {
            return transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block
                    + ": " + what;
        }
    }

    private final Target target;
    private final CostTable costs = new CostTable();
    private final InMemoryLedger ledger;
    private @Nullable Difference difference;
    private long transactions;

    /**
     * @param contracts that the chaincode had
     * @param target the ledger whose blocks they are; signatures name it
     */
    public Replay(Contracts contracts, Target target) {
        this.target = target;
        this.ledger = InMemoryLedger.running(costs.measured(contracts::execute), 1);
    }

    /** Takes in the next transaction that took effect, unless there was a difference before. */
    public void read(long block, LedgerTransaction transaction) {
        if (difference == null) {
            transactions++;
            difference = differenceOf(block, transaction).orElse(null);
        }
    }

    /** The first transaction that does not give what its block says. */
    public Optional<Difference> difference() {
        return Optional.ofNullable(difference);
    }

    /** What the transactions have cost so far. */
    public CostTable costs() {
        return costs;
    }

    /** How many transactions were carried out again. */
    public long transactions() {
        return transactions;
    }

    private Optional<Difference> differenceOf(long block, LedgerTransaction transaction) {
        Caller.@Nullable Member creator = transaction.creator();
        if (creator == null) {
            return differ(block, transaction, "its creator is no member of the consortium");
        }
        if (transaction.arguments().size() != 2) {
            String given = transaction.arguments().size() + " arguments";
            return differ(block, transaction, "it has " + given + ", and the chaincode takes a function and one more");
        }
        return switch (endorse(transaction, creator)) {
            case Endorsement.Endorsed endorsed -> {
                ledger.commit(endorsed);
                yield compare(block, transaction, endorsed);
            }
            case Endorsement.Refused(var reason) ->
                differ(block, transaction, "the kernel refuses it: " + reason.text());
            case Endorsement.Aborted(var reason) -> differ(block, transaction, "the kernel stops at it: " + reason);
        };
    }

    private Endorsement endorse(LedgerTransaction transaction, Caller.Member creator) {
        LedgerCall call = new LedgerCall(transaction.transactionId(), transaction.time(), target, creator);
        try {
            return ledger.endorse(
                    transaction.function(), transaction.arguments().getLast(), call);
        } catch (RuntimeException stopped) { // as it would stop a peer, and then there were no such transaction
            return new Endorsement.Aborted(stopped.toString());
        }
    }

    private static Optional<Difference> compare(
            long block, LedgerTransaction transaction, Endorsement.Endorsed endorsed) {
        Receipt receipt = endorsed.receipt();
        List<String> told = transaction.events();
        int place = firstDifference(receipt.events(), told);
        if (place >= 0) {
            List<String> about = Stream.of(receipt.events(), told)
                    .flatMap(events -> events.stream().skip(place).limit(1))
                    .toList();
            return Optional.of(
                    new Difference(block, transaction, "event " + place + " is not what the kernel tells", about));
        }
        if (!receipt.result().equals(transaction.result())) {
            return differ(block, transaction, "its answer is not the kernel's");
        }
        return differenceOfWrites(endorsed.effects().writes(), transaction.writes())
                .flatMap(what -> differ(block, transaction, what));
    }

    private static Optional<String> differenceOfWrites(
            SortedMap<String, Optional<String>> expected, StateWrites written) {
        if (!written.elsewhere().isEmpty()) {
            return Optional.of(
                    "it writes " + written.elsewhere().getFirst() + ", which no transaction of the market does");
        }
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(written.own().keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), written.own().get(key)))
                .findFirst()
                .map(key -> "what it writes to key " + key + " is not what the kernel writes");
    }

    private static int firstDifference(List<String> expected, List<String> told) {
        for (int i = 0; i < Math.max(expected.size(), told.size()); i++) {
            if (i >= expected.size() || i >= told.size() || !expected.get(i).equals(told.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Difference> differ(long block, LedgerTransaction transaction, String what) {
        return Optional.of(new Difference(block, transaction, what, transaction.events()));
    }
}
