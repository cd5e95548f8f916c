package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A customer: signs and numbers inputs, plants its tests among them, keeps what suppliers stream, contests positions where their
 * outputs differ, reveals when the roots are there, and shows what was streamed otherwise than opened.
 */
public final class CustomerRole {
    /** So far ahead it keeps that it signs: it writes to disk as much more seldom, and a crash costs as many positions. */
    private static final int AHEAD = 32;

    private static final int MOST = Integer.MAX_VALUE;

    private record At(int epoch, int position) {}

    private record Streamed(StreamedOutput output, SignedParcel parcel) {}

    private final LeaseView lease;
    private final StreamPlan plan;
    private final Signer feed;
    private final ModuleRun module;
    private final SignatureCheck signatures;
    private final Map<At, Map<AccountKey, Streamed>> outputs = new HashMap<>();
    private final Map<Bytes, Bytes> sent = new HashMap<>();
    private final Map<At, Bytes> signed = new HashMap<>();
    private final Map<Integer, Integer> reserved = new HashMap<>();
    private final Map<Integer, Integer> lost = new HashMap<>();
    private final Map<Integer, Integer> ends = new HashMap<>();
    private final Consumer<CustomerFact> journal;

    /** Messages of outputs of epochs that some lane has rooted: nothing else can change what is found. */
    private long late;

    private final Remembered<StreamCommand.Reveal> revealing = new Remembered<>();
    private final Remembered<Optional<StreamCommand.Signed>> proof = new Remembered<>();

    /**
     * @param feed signs its inputs
     * @param module what it runs itself, where replicas differ
     * @param journal keeps what it is given, before it returns
     */
    public CustomerRole(
            LeaseView lease,
            StreamPlan plan,
            Signer feed,
            ModuleRun module,
            SignatureCheck signatures,
            Consumer<CustomerFact> journal) {
        this.lease = lease;
        this.plan = plan;
        this.feed = feed;
        this.module = module;
        this.signatures = signatures;
        this.journal = journal;
    }

    /** Something of its journal, after a crash; before anything else. */
    public void learn(CustomerFact fact) {
        switch (fact) {
            case CustomerFact.SignsBelow below -> {
                reserved.merge(below.epoch(), below.position(), Math::max);
                lost.merge(below.epoch(), below.position(), Math::max);
            }
            case CustomerFact.Ends end -> ends.merge(end.epoch(), end.from(), Math::min);
        }
    }

    /**
     * The message for a position: the test that is planted there, else what the sensor gives. One position is never signed twice:
     * that would convict it. After a crash it goes on behind all that it may have signed.
     *
     * @param bytes of the sensor
     */
    public Optional<StreamMessage.Inputs> feed(int epoch, int position, Bytes bytes) {
        Bytes input = plan.at(epoch, position).map(StreamPlan.Planted::bytes).orElse(bytes);
        Bytes hash = StreamHash.input(input);
        boolean mayBeSigned = position < lost.getOrDefault(epoch, 0) || position >= ends.getOrDefault(epoch, MOST);
        if (mayBeSigned || signed.containsKey(new At(epoch, position))) {
            return Optional.empty();
        }
        if (position >= reserved.getOrDefault(epoch, 0)) {
            int below = position + AHEAD;
            journal.accept(new CustomerFact.SignsBelow(epoch, below));
            reserved.put(epoch, below);
        }
        signed.put(new At(epoch, position), hash);
        sent.put(hash, input);
        Parcel parcel = new Parcel.Inputs(List.of(new StreamedInput(position, hash)));
        return Optional.of(new StreamMessage.Inputs(lease.id(), epoch, sign(parcel, epoch), List.of(input)));
    }

    /** No more inputs in this epoch. */
    public StreamMessage.Inputs end(int epoch, int from) {
        CustomerFact.Ends end = new CustomerFact.Ends(epoch, from);
        journal.accept(end);
        ends.merge(epoch, from, Math::min);
        return new StreamMessage.Inputs(lease.id(), epoch, sign(new Parcel.End(from), epoch), List.of());
    }

    private SignedParcel sign(Parcel parcel, int epoch) {
        return new SignedParcel(parcel, feed.sign(parcel.message(lease.id(), epoch)));
    }

    /** Keeps the first valid output of each lane and position. */
    public void receive(StreamMessage.Outputs message) {
        lease.allocation()
                .terms()
                .supplier(message.supplier())
                .filter(supplier -> message.parcel().isBy(supplier.workKey(), lease.id(), message.epoch(), signatures))
                .ifPresent(supplier -> keep(message));
    }

    private void keep(StreamMessage.Outputs message) {
        if (message.parcel().parcel() instanceof Parcel.Outputs(var supplier, var all)
                && supplier.equals(message.supplier())) {
            if (lease.lanes().keySet().stream()
                    .anyMatch(lane -> lease.root(lane, message.epoch()).isPresent())) {
                late++;
            }
            all.forEach(output -> outputs.computeIfAbsent(
                            new At(message.epoch(), output.position()), any -> new TreeMap<>())
                    .putIfAbsent(supplier, new Streamed(output, message.parcel())));
        }
    }

    /** Whether a supplier's work key has signed these outputs, and they are the first of it that came for their positions. */
    public boolean hasSaid(AccountKey supplier, StreamMessage.Outputs message) {
        return message.parcel().parcel() instanceof Parcel.Outputs(var who, var all)
                && who.equals(supplier)
                && all.stream()
                        .allMatch(output -> Optional.ofNullable(outputs.get(new At(message.epoch(), output.position())))
                                .flatMap(lanes -> Optional.ofNullable(lanes.get(supplier)))
                                .filter(streamed -> streamed.output().equals(output))
                                .isPresent());
    }

    /** H(in) of what it has signed for a position. */
    public Optional<Bytes> sentAt(int epoch, int position) {
        return Optional.ofNullable(signed.get(new At(epoch, position)));
    }

    /** What it signs now. */
    public Optional<StreamCommand.Signed> due(LedgerTime now) {
        return lease.isClosed() ? Optional.empty() : reveal(now).or(() -> proof.at(changes(), this::proof));
    }

    /** Both numbers only grow, so their sum stays the same as long as both do. */
    private long changes() {
        return lease.changes() + late;
    }

    private Optional<StreamCommand.Signed> reveal(LedgerTime now) {
        int epoch = lease.revealedEpochs();
        if (lease.gone().isPresent()
                || epoch >= lease.epochs()
                || now.isBefore(lease.times().end(epoch))
                || !now.isBefore(lease.times().revealDue(epoch))
                || !areRootsThere(epoch, now)) {
            return Optional.empty();
        }
        return Optional.of(revealing.at(changes(), () -> revealing(epoch)));
    }

    /** What tells where the tests of an epoch were; whoever has not posted its root could use it. */
    public StreamCommand.Reveal revealing(int epoch) {
        return new StreamCommand.Reveal(
                lease.id(),
                epoch,
                plan.salt(epoch),
                plan.tests(epoch),
                plan.tree().path(epoch),
                contested(epoch));
    }

    private boolean areRootsThere(int epoch, LedgerTime now) {
        boolean any = false;
        for (Map.Entry<AccountKey, Lane> lane : lease.lanes().entrySet()) {
            boolean rooted = lease.root(lane.getKey(), epoch).isPresent();
            any |= rooted;
            if (!rooted
                    && lane.getValue().mayRoot(epoch)
                    && !lease.times().isOver(lease.times().rootDue(epoch), now)) {
                return false;
            }
        }
        return any;
    }

    /** Positions where replicas have signed different outputs for the same input; what is right it computes itself. */
    private List<TestedInput> contested(int epoch) {
        List<TestedInput> contested = new ArrayList<>();
        outputs.entrySet().stream()
                .filter(entry -> entry.getKey().epoch() == epoch)
                .filter(entry -> plan.at(epoch, entry.getKey().position()).isEmpty())
                .filter(entry -> differ(entry.getValue()))
                .sorted(Comparator.comparingInt(entry -> entry.getKey().position()))
                .limit(StreamLimit.STREAM_CONTESTED.ceiling())
                .forEach(entry -> {
                    Bytes hash = signed.get(entry.getKey());
                    Bytes input = hash == null ? null : sent.get(hash);
                    if (hash != null && input != null) {
                        contested.add(new TestedInput(entry.getKey().position(), hash, module.outputOf(input)));
                    }
                });
        return contested;
    }

    private static boolean differ(Map<AccountKey, Streamed> lanes) {
        return lanes.values().stream()
                        .map(streamed -> streamed.output().output())
                        .distinct()
                        .count()
                > 1;
    }

    /** A lane that has opened something else than it streamed. */
    private Optional<StreamCommand.Signed> proof() {
        Map<AccountKey, Lane> provable = new LinkedHashMap<>(lease.lanes());
        provable.values()
                .removeIf(lane -> lane.status() != LaneStatus.RUN
                        && lane.status() != LaneStatus.CLOSING
                        && lane.status() != LaneStatus.RESOLVED);
        for (AccountKey supplier : provable.keySet()) {
            for (int epoch = 0; epoch < lease.epochs(); epoch++) {
                Optional<StreamCommand.Signed> found = proof(supplier, epoch);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<StreamCommand.Signed> proof(AccountKey supplier, int epoch) {
        return lease.root(supplier, epoch).map(PostedRoot::opened).orElse(List.of()).stream()
                .flatMap(leaf -> otherwise(supplier, epoch, leaf).stream().map(streamed -> (StreamCommand.Signed)
                        new StreamCommand.ProveOutput(lease.id(), epoch, supplier, leaf.position(), streamed.parcel())))
                .findFirst();
    }

    private Optional<Streamed> otherwise(AccountKey supplier, int epoch, OpenedLeaf leaf) {
        return Optional.ofNullable(outputs.get(new At(epoch, leaf.position())))
                .flatMap(lanes -> Optional.ofNullable(lanes.get(supplier)))
                .filter(streamed -> streamed.output().input().equals(leaf.leaf().input())
                        && !streamed.output().output().equals(leaf.leaf().output()));
    }

    /**
     * Lets go of epochs before this one: they are settled for all lanes, and what was streamed of them is proved or not by
     * now. Without it a long lease would fill the memory.
     */
    public void forgetBefore(int epoch) {
        outputs.keySet().removeIf(at -> at.epoch() < epoch);
        signed.entrySet().removeIf(entry -> {
            boolean over = entry.getKey().epoch() < epoch;
            if (over) {
                sent.remove(entry.getValue());
            }
            return over;
        });
    }

    /** Revealed inputs, for the panel: what it has sent, and its tests. */
    public Optional<StreamMessage.Evidence> evidence(int epoch) {
        List<Bytes> have = lease.revealed(epoch).stream()
                .flatMap(revealed -> revealed.tests().stream())
                .flatMap(test -> Optional.ofNullable(sent.get(test.input()))
                        .or(() -> plan.at(epoch, test.position()).map(StreamPlan.Planted::bytes))
                        .stream())
                .toList();
        return have.isEmpty() ? Optional.empty() : Optional.of(new StreamMessage.Evidence(lease.id(), have));
    }
}
