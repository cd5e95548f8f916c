package org.gridmarket.audit.energy;

import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.jspecify.annotations.Nullable;

/**
 * Carries out every valid transaction again, with signatures and under the identity of its creator's certificate, on an empty
 * ledger in memory, and compares what comes out with what the blocks say: an event, an answer or a write that the kernel does
 * not give, a command that nobody signed so, or an act in a role that its creator has not, is found. After the first difference
 * nothing that follows is comparable, and the replay rests.
 */
final class BlockReplay {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    private final Target target;
    private final CostTable costs = new CostTable();
    private final InMemoryLedger ledger = InMemoryLedger.running(
            costs.measured(Contracts.all(
                    new PinnedEd25519(), new CoinShuffleJudge(), new PedersenCheck(), new EcvrfCheck())::execute),
            1);
    private final MarketView view = new MarketView();
    private @Nullable String difference;
    private long transactions;

    BlockReplay(Target target) {
        this.target = target;
    }

    void read(LedgerBlock block) {
        for (LedgerTransaction transaction : block.valid()) {
            if (difference == null) {
                transactions++;
                replay(block.number(), transaction);
            }
        }
    }

    /** The first transaction that does not give what its block says, and the interval in which it happened. */
    Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    /** What the transactions have cost so far. */
    CostTable costs() {
        return costs;
    }

    /** The state that the transactions so far have led to, by key. */
    NavigableMap<String, String> state() {
        return ledger.state();
    }

    /** How many transactions were carried out again. */
    long transactions() {
        return transactions;
    }

    private void replay(long block, LedgerTransaction transaction) {
        List<String> told = transaction.events();
        Caller.@Nullable Member creator = transaction.creator();
        @Nullable EnergyEvent first = eventAt(told, 0).orElse(null);
        if (creator == null) {
            differ(block, transaction, first, "its creator is no member of the consortium");
            return;
        }
        if (transaction.arguments().size() != 2) {
            String given = transaction.arguments().size() + " arguments";
            differ(block, transaction, first, "it has " + given + ", and the chaincode takes a function and one more");
            return;
        }
        switch (endorse(transaction, creator)) {
            case Endorsement.Endorsed endorsed -> {
                compare(block, transaction, endorsed);
                ledger.commit(endorsed);
                endorsed.receipt().events().forEach(event -> view.apply(EVENT.read(event)));
            }
            case Endorsement.Refused(var reason) ->
                differ(block, transaction, first, "the kernel refuses it: " + reason.text());
            case Endorsement.Aborted(var reason) -> throw new IllegalStateException(reason);
        }
    }

    private void compare(long block, LedgerTransaction transaction, Endorsement.Endorsed endorsed) {
        Receipt receipt = endorsed.receipt();
        List<String> told = transaction.events();
        int place = firstDifference(receipt.events(), told);
        if (place >= 0) {
            EnergyEvent about = eventAt(receipt.events(), place)
                    .or(() -> eventAt(told, place))
                    .orElse(null);
            differ(block, transaction, about, "event " + place + " is not what the kernel tells");
            return;
        }
        @Nullable EnergyEvent first = eventAt(told, 0).orElse(null);
        if (!receipt.result().equals(transaction.result())) {
            differ(block, transaction, first, "its answer is not the kernel's");
            return;
        }
        differenceOfWrites(endorsed.effects().writes(), transaction.writes())
                .ifPresent(what -> differ(block, transaction, first, what));
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

    private Endorsement endorse(LedgerTransaction transaction, Caller.Member creator) {
        LedgerCall call = new LedgerCall(transaction.transactionId(), transaction.time(), target, creator);
        return ledger.endorse(transaction.function(), transaction.arguments().getLast(), call);
    }

    private static int firstDifference(List<String> expected, List<String> told) {
        for (int i = 0; i < Math.max(expected.size(), told.size()); i++) {
            if (i >= expected.size() || i >= told.size() || !expected.get(i).equals(told.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<EnergyEvent> eventAt(List<String> events, int index) {
        return index < events.size() ? Optional.of(EVENT.read(events.get(index))) : Optional.empty();
    }

    private void differ(long block, LedgerTransaction transaction, @Nullable EnergyEvent event, String what) {
        Optional<Interval> about = event == null ? Optional.empty() : intervalOf(event);
        String interval = about.or(() -> view.lastClosed().map(Interval::next))
                .map(t -> "interval " + t)
                .orElse("before the first interval");
        difference = interval + ": " + transaction.function() + " in transaction " + transaction.transactionId()
                + " of block " + block + ": " + what;
    }

    /** The interval that an event is about; where it is about none, the open round is named. */
    private static Optional<Interval> intervalOf(EnergyEvent event) {
        return switch (event) {
            case EnergyEvent.Finalised done -> Optional.of(done.interval());
            case EnergyEvent.SolutionAccepted accepted -> Optional.of(accepted.round());
            case EnergyEvent.OfferPosted(var page) -> Optional.of(page.book());
            case EnergyEvent.OfferCancelled cancelled ->
                Optional.of(cancelled.page().book());
            case EnergyEvent.RoundClosed closed -> Optional.of(closed.round());
            case EnergyEvent.Claimed claimed -> Optional.of(claimed.intervals().first());
            case EnergyEvent.Retired retired -> Optional.of(retired.t());
            case EnergyEvent.Settled settled -> Optional.of(settled.interval());
            case EnergyEvent.Swept swept -> Optional.of(swept.interval());
            default -> Optional.empty();
        };
    }
}
