package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.LeafKind;
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
    private final Map<Bytes, Bytes> inputs = new HashMap<>();

    /**
     * @param account of the lane
     * @param work signs its outputs
     */
    public SupplierRole(LeaseView lease, AccountKey account, Signer work, ModuleRun module, SignatureCheck signatures) {
        this.lease = lease;
        this.account = account;
        this.work = work;
        this.module = module;
        this.signatures = signatures;
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
                ends.putIfAbsent(epoch, message.parcel());
                yield List.of();
            }
            case Parcel.Outputs outputs -> List.of();
        };
    }

    private List<StreamMessage> process(int epoch, Parcel.Inputs parcel, StreamMessage.Inputs message) {
        SortedMap<Integer, Known> of = known.computeIfAbsent(epoch, any -> new TreeMap<>());
        List<StreamedOutput> made = new ArrayList<>();
        for (int i = 0; i < Math.min(parcel.inputs().size(), message.bytes().size()); i++) {
            StreamedInput input = parcel.inputs().get(i);
            Bytes bytes = message.bytes().get(i);
            boolean fits = input.position() < lease.allocation().inputs()
                    && StreamHash.input(bytes).equals(input.input());
            if (fits && !of.containsKey(input.position())) {
                Bytes output = module.outputOf(bytes);
                inputs.put(input.input(), bytes);
                of.put(input.position(), new Known(Leaf.processed(input.input(), output), message.parcel()));
                made.add(new StreamedOutput(input.position(), input.input(), output));
            }
        }
        if (made.isEmpty()) {
            return List.of();
        }
        Parcel outputs = new Parcel.Outputs(account, made);
        SignedParcel signed = new SignedParcel(outputs, work.sign(outputs.message(lease.id(), epoch)));
        return List.of(new StreamMessage.Outputs(lease.id(), account, epoch, signed));
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
        Kept of = kept.computeIfAbsent(epoch, this::keep);
        return Optional.of(
                new StreamCommand.PostRoot(lease.id(), epoch, of.tree().root(), of.missing()));
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

    /** Whether a position of an epoch that it has rooted is processed. */
    public boolean hasProcessed(int epoch, int position) {
        Kept of = kept.get(epoch);
        Known at = of == null ? null : of.known().get(position);
        return at != null && at.leaf().kind() == LeafKind.PROCESSED;
    }

    /** Whether it has worked on an epoch. */
    public boolean hasWorked(int epoch) {
        return known.containsKey(epoch);
    }

    /** Revealed inputs that it has, for the panel. */
    public Optional<StreamMessage.Evidence> evidence(int epoch) {
        List<Bytes> have = lease.revealed(epoch).stream()
                .flatMap(revealed -> revealed.tests().stream())
                .flatMap(test -> Optional.ofNullable(inputs.get(test.input())).stream())
                .toList();
        return have.isEmpty() ? Optional.empty() : Optional.of(new StreamMessage.Evidence(lease.id(), have));
    }
}
