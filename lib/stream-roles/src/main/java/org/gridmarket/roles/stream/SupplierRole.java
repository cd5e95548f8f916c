package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.message.PositionOpening;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A supplier: processes what the customer has signed, streams what it has signed itself, commits to it when the epoch is over,
 * and opens what is revealed. The tree of an epoch is made once and kept: a retry carries the same root.
 */
public final class SupplierRole {
    /** An input that the customer sent in time may come so long after the end of its epoch, ms; but see {@link #LATE_SHARE}. */
    private static final long LATE_MILLIS = 2_000;

    /** No larger a share of the window than one of so many is waited for what is late. */
    private static final int LATE_SHARE = 8;

    /** What stands at a position, and what the customer has signed about it. */
    private record Known(Leaf leaf, SignedParcel evidence) {}

    private record Kept(HashTree tree, List<MissingRange> missing, SortedMap<Integer, Known> known) {}

    private final LeaseView lease;
    private final AccountKey account;
    private final Signer work;
    private final ModuleRun module;
    private final SignatureCheck signatures;
    private final Map<Integer, SortedMap<Integer, Known>> known = new HashMap<>();
    private final Map<Integer, SignedParcel> ends = new HashMap<>();
    private final Map<Integer, Kept> kept = new HashMap<>();
    private final Map<Integer, Map<Bytes, Bytes>> inputs = new HashMap<>();
    private final Consumer<SupplierFact> journal;
    private final Remembered<Optional<StreamCommand.Signed>> opening = new Remembered<>();

    /**
     * @param account of the lane
     * @param work signs its outputs
     * @param journal keeps what it is given, before it returns
     */
    public SupplierRole(
            LeaseView lease,
            AccountKey account,
            Signer work,
            ModuleRun module,
            SignatureCheck signatures,
            Consumer<SupplierFact> journal) {
        this.lease = lease;
        this.account = account;
        this.work = work;
        this.module = module;
        this.signatures = signatures;
        this.journal = journal;
    }

    /** Something of its journal, after a crash; in the order in which it was kept, before anything else. */
    public void learn(SupplierFact fact) {
        switch (fact) {
            case SupplierFact.Processed processed -> {
                SortedMap<Integer, Known> of = known.computeIfAbsent(processed.epoch(), any -> new TreeMap<>());
                for (StreamedOutput output : processed.outputs()) {
                    Leaf leaf = Leaf.processed(output.input(), output.output());
                    of.put(output.position(), new Known(leaf, processed.evidence()));
                }
            }
            case SupplierFact.Ended ended -> ends.putIfAbsent(ended.epoch(), ended.end());
            case SupplierFact.Kept over -> kept.put(over.epoch(), keep(over.epoch()));
        }
    }

    private void keepAndLearn(SupplierFact fact) {
        journal.accept(fact);
        learn(fact);
    }

    /** Takes what is signed, fits, is worth working for, and is not known yet; gives outputs to be streamed. */
    public List<StreamMessage> receive(StreamMessage.Inputs message) {
        int epoch = message.epoch();
        AccountKey feed = lease.allocation().terms().customer().feedKey();
        if (epoch < 0
                || epoch >= lease.epochs()
                || kept.containsKey(epoch)
                || !lease.isWorth(account, epoch)
                || !message.parcel().isBy(feed, lease.id(), epoch, signatures)) {
            return List.of();
        }
        return switch (message.parcel().parcel()) {
            case Parcel.Inputs parcel -> process(epoch, parcel, message);
            case Parcel.End end -> {
                if (!ends.containsKey(epoch)) {
                    keepAndLearn(new SupplierFact.Ended(epoch, message.parcel()));
                }
                yield List.of();
            }
            case Parcel.Outputs outputs -> List.of();
        };
    }

    private List<StreamMessage> process(int epoch, Parcel.Inputs parcel, StreamMessage.Inputs message) {
        SortedMap<Integer, Known> of = known.getOrDefault(epoch, Collections.emptySortedMap());
        List<StreamedOutput> made = new ArrayList<>();
        Map<Bytes, Bytes> fitting = new HashMap<>();
        for (int i = 0; i < Math.min(parcel.inputs().size(), message.bytes().size()); i++) {
            StreamedInput input = parcel.inputs().get(i);
            Bytes bytes = message.bytes().get(i);
            boolean fits = input.position() < lease.allocation().inputs()
                    && StreamHash.input(bytes).equals(input.input());
            if (fits && !of.containsKey(input.position())) {
                made.add(new StreamedOutput(input.position(), input.input(), module.outputOf(bytes)));
                fitting.put(input.input(), bytes);
            }
        }
        if (made.isEmpty()) {
            return List.of();
        }
        keepAndLearn(new SupplierFact.Processed(epoch, message.parcel(), made));
        inputs.computeIfAbsent(epoch, any -> new HashMap<>()).putAll(fitting);
        return List.of(streamed(epoch, made));
    }

    private StreamMessage streamed(int epoch, List<StreamedOutput> made) {
        Parcel outputs = new Parcel.Outputs(account, made);
        SignedParcel signed = new SignedParcel(outputs, work.sign(outputs.message(lease.id(), epoch)));
        return new StreamMessage.Outputs(lease.id(), account, epoch, signed);
    }

    /**
     * What it has streamed, or meant to, of a parcel that comes once more: a crash may have come between the journal and the
     * broker, which drops what it has already.
     */
    public Optional<StreamMessage> again(StreamMessage.Inputs message) {
        if (!(message.parcel().parcel() instanceof Parcel.Inputs(var all))) {
            return Optional.empty();
        }
        SortedMap<Integer, Known> of = known.getOrDefault(message.epoch(), Collections.emptySortedMap());
        List<StreamedOutput> made = all.stream()
                .filter(input -> of.containsKey(input.position()))
                .map(input -> {
                    Leaf leaf = Objects.requireNonNull(of.get(input.position())).leaf();
                    return new StreamedOutput(input.position(), leaf.input(), leaf.output());
                })
                .toList();
        return made.isEmpty() ? Optional.empty() : Optional.of(streamed(message.epoch(), made));
    }

    /** What it signs now; one operation of a lane is under way at a time. */
    public Optional<StreamCommand.Signed> due(LedgerTime now) {
        Lane lane = lease.lane(account);
        if (lease.isClosed()) {
            return Optional.empty();
        }
        return root(lane, now).or(() -> opening(lane, now));
    }

    private Optional<StreamCommand.Signed> root(Lane lane, LedgerTime now) {
        int epoch = lane.rooted();
        boolean mayRoot = lane.status() == LaneStatus.RUN
                || lane.status() == LaneStatus.FROZEN
                || lane.status() == LaneStatus.RESOLVED;
        if (!mayRoot
                || epoch >= lease.epochs()
                || !lease.isWorth(account, epoch)
                || now.isBefore(lease.times().end(epoch))
                || !now.isBefore(lease.times().rootDue(epoch))) {
            return Optional.empty();
        }
        if (!kept.containsKey(epoch)) {
            if (!isWhole(epoch) && now.isBefore(lateUntil(epoch))) {
                return Optional.empty();
            }
            keepAndLearn(new SupplierFact.Kept(epoch));
        }
        Kept of = Objects.requireNonNull(kept.get(epoch));
        return Optional.of(
                new StreamCommand.PostRoot(lease.id(), epoch, of.tree().root(), of.missing()));
    }

    /** Whether nothing more of an epoch can come. */
    private boolean isWhole(int epoch) {
        SortedMap<Integer, Known> of = known.getOrDefault(epoch, Collections.emptySortedMap());
        SignedParcel end = ends.get(epoch);
        int all = lease.allocation().inputs();
        if (end != null && end.parcel() instanceof Parcel.End(int from)) {
            return of.headMap(Math.min(from, all)).size() >= Math.min(from, all);
        }
        return of.size() >= all;
    }

    /** The last inputs of an epoch are on their way when it ends. Called missing they would be neither answered nor paid. */
    private LedgerTime lateUntil(int epoch) {
        long millis = Math.min(LATE_MILLIS, lease.times().windowMillis() / LATE_SHARE);
        return lease.times().end(epoch).plusMillis(millis);
    }

    /** Every input that has not come by now is in a range; more ranges than fit are drawn together. */
    private Kept keep(int epoch) {
        SortedMap<Integer, Known> of = new TreeMap<>(known.getOrDefault(epoch, new TreeMap<>()));
        SignedParcel end = ends.get(epoch);
        int all = lease.allocation().inputs();
        if (end != null && end.parcel() instanceof Parcel.End(int from)) {
            for (int position = from; position < all; position++) {
                of.putIfAbsent(position, new Known(Leaf.EMPTY, end));
            }
        }
        List<MissingRange> missing = MissingRanges.of(of.keySet(), all, StreamLimit.STREAM_RANGES.ceiling());
        missing.forEach(range -> of.subMap(range.first(), range.last() + 1).clear());
        List<Bytes> leaves = IntStream.range(0, all)
                .mapToObj(position -> leaf(of.get(position)).bytes(lease.id(), account, epoch, position))
                .toList();
        return new Kept(HashTree.of(leaves), missing, of);
    }

    private static Leaf leaf(@Nullable Known at) {
        return at == null ? Leaf.MISSING : at.leaf();
    }

    /** Only of the tree that it has kept: another root under its name it cannot open. */
    private Optional<StreamCommand.Signed> opening(Lane lane, LedgerTime now) {
        int epoch = lane.opened();
        boolean mayOpen = lane.status() == LaneStatus.RUN || lane.status() == LaneStatus.CLOSING;
        Kept of = kept.get(epoch);
        if (!mayOpen
                || epoch >= lane.rooted()
                || of == null
                || !now.isBefore(lease.times().openingDue(epoch))) {
            return Optional.empty();
        }
        return opening.at(lease.changes(), () -> opening(epoch, of));
    }

    private Optional<StreamCommand.Signed> opening(int epoch, Kept of) {
        return lease.revealed(epoch)
                .flatMap(revealed -> lease.root(account, epoch)
                        .filter(root -> root.root().equals(of.tree().root()))
                        .map(revealed::toOpen))
                .map(tests -> new StreamCommand.Open(
                        lease.id(),
                        epoch,
                        tests.stream().map(test -> open(test, of)).toList()));
    }

    private static PositionOpening open(TestedInput test, Kept of) {
        Known at = Objects.requireNonNull(of.known().get(test.position()), "what is not missing is known");
        boolean other = !at.leaf().input().equals(test.input());
        return new PositionOpening(
                test.position(), at.leaf(), of.tree().path(test.position()), other ? at.evidence() : null);
    }

    /**
     * Lets go of epochs before this one: they are settled for all lanes, and nobody asks for their inputs. Without it a long
     * lease would fill the memory.
     */
    public void forgetBefore(int epoch) {
        known.keySet().removeIf(known -> known < epoch);
        ends.keySet().removeIf(end -> end < epoch);
        kept.keySet().removeIf(tree -> tree < epoch);
        inputs.keySet().removeIf(input -> input < epoch);
    }

    /** Whether it has worked on an epoch. */
    public boolean hasWorked(int epoch) {
        return known.containsKey(epoch);
    }

    /** Revealed inputs that it has, for the panel. */
    public Optional<StreamMessage.Evidence> evidence(int epoch) {
        Map<Bytes, Bytes> of = inputs.getOrDefault(epoch, Map.of());
        List<Bytes> have = lease.revealed(epoch).stream()
                .flatMap(revealed -> revealed.tests().stream())
                .flatMap(test -> Optional.ofNullable(of.get(test.input())).stream())
                .toList();
        return have.isEmpty() ? Optional.empty() : Optional.of(new StreamMessage.Evidence(lease.id(), have));
    }
}
