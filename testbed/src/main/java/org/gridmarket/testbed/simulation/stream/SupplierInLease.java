package org.gridmarket.testbed.simulation.stream;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.roles.stream.SupplierRole;

/** A supplier's role, and what its conduct makes of it. */
final class SupplierInLease {
    private static final int SOME = 10;
    private static final long BEFORE_DUE_MILLIS = 120_000;

    private final Conduct.OfSupplier conduct;
    private final LeaseView lease;
    private final AccountKey account;
    private final AccountKeyPair work;
    private final SupplierRole role;
    private final Desk desk;

    SupplierInLease(
            Conduct.OfSupplier conduct,
            int lane,
            LeaseView lease,
            Desk desk,
            Random random,
            SignatureCheck signatures) {
        this.conduct = conduct;
        this.lease = lease;
        this.account = LeaseSetting.supplierKeys(lane).publicKey();
        this.work = LeaseSetting.workKeys(lane);
        this.desk = desk;
        this.role = new SupplierRole(
                lease, account, work::sign, input -> output(input, conduct, random), signatures, kept -> {});
    }

    private static Bytes output(Bytes input, Conduct.OfSupplier conduct, Random random) {
        Bytes right = LeaseTerms.outputOf(input);
        return switch (conduct) {
            case SKIPS_SOME -> random.nextInt(SOME) == 0 ? LeaseTerms.GARBAGE : right;
            case SKIPS_HALF, SILENT_AT_OPENING -> random.nextBoolean() ? LeaseTerms.GARBAGE : right;
            case SKIPS_ALL, COPIES_ROOT, GARBAGE_THEN_SILENT, WAITS_FOR_TESTS -> LeaseTerms.GARBAGE;
            case GUESSES -> LeaseTerms.guess(0);
            case HONEST, SILENT_AT_ROOT, NOTHING_CAME, STREAMS_GARBAGE, GOES_ON -> right;
        };
    }

    AccountKey account() {
        return account;
    }

    boolean isHonest() {
        return conduct == Conduct.OfSupplier.HONEST;
    }

    SupplierRole role() {
        return role;
    }

    List<StreamMessage> receive(StreamMessage.Inputs message) {
        if (conduct == Conduct.OfSupplier.NOTHING_CAME) {
            return List.of();
        }
        List<StreamMessage> streamed = role.receive(message);
        return conduct == Conduct.OfSupplier.STREAMS_GARBAGE
                ? streamed.stream().map(this::garbled).toList()
                : streamed;
    }

    private StreamMessage garbled(StreamMessage message) {
        if (!(message instanceof StreamMessage.Outputs(var id, var supplier, var epoch, var parcel))
                || !(parcel.parcel() instanceof Parcel.Outputs outputs)) {
            return message;
        }
        Parcel garbage = new Parcel.Outputs(
                supplier,
                outputs.outputs().stream()
                        .map(output -> new StreamedOutput(output.position(), output.input(), LeaseTerms.GARBAGE))
                        .toList());
        return new StreamMessage.Outputs(
                id, supplier, epoch, new SignedParcel(garbage, work.sign(garbage.message(id, epoch))));
    }

    void act(LedgerTime now) {
        desk.want(wanted(now));
    }

    private Optional<StreamCommand.Signed> wanted(LedgerTime now) {
        Optional<StreamCommand.Signed> due = role.due(now);
        return switch (conduct) {
            case SILENT_AT_ROOT -> due.filter(command -> !isLaterRoot(command));
            case GARBAGE_THEN_SILENT ->
                due.filter(command -> !isLaterRoot(command) && !(command instanceof StreamCommand.Open));
            case SILENT_AT_OPENING -> due.filter(command -> !(command instanceof StreamCommand.Open));
            case WAITS_FOR_TESTS -> due.filter(command -> !isEarlyRoot(command, now));
            case COPIES_ROOT -> due.map(this::copied);
            case GOES_ON -> due.or(() -> madeUp(now));
            default -> due;
        };
    }

    private static boolean isLaterRoot(StreamCommand.Signed command) {
        return command instanceof StreamCommand.PostRoot root && root.epoch() > 0;
    }

    private boolean isEarlyRoot(StreamCommand.Signed command, LedgerTime now) {
        return command instanceof StreamCommand.PostRoot root
                && lease.revealed(root.epoch()).isEmpty()
                && now.isBefore(lease.times().rootDue(root.epoch()).plusMillis(-BEFORE_DUE_MILLIS));
    }

    private StreamCommand.Signed copied(StreamCommand.Signed command) {
        if (!(command instanceof StreamCommand.PostRoot(var id, var epoch, var root, var missing))) {
            return command;
        }
        return lease.lanes().keySet().stream()
                .filter(other -> !other.equals(account))
                .flatMap(other -> lease.root(other, epoch).stream())
                .findFirst()
                .<StreamCommand.Signed>map(
                        other -> new StreamCommand.PostRoot(id, epoch, other.root(), other.missing()))
                .orElse(command);
    }

    /** A root of an epoch for which nothing has come. */
    private Optional<StreamCommand.Signed> madeUp(LedgerTime now) {
        Lane lane = lease.lane(account);
        int epoch = lane.rooted();
        boolean may = lane.status() == LaneStatus.RUN
                && epoch <= lane.last()
                && !now.isBefore(lease.times().end(epoch))
                && now.isBefore(lease.times().rootDue(epoch));
        return may
                ? Optional.of(new StreamCommand.PostRoot(lease.id(), epoch, garbageRoot(epoch), List.of()))
                : Optional.empty();
    }

    private Bytes garbageRoot(int epoch) {
        Leaf leaf = Leaf.processed(LeaseTerms.GARBAGE, LeaseTerms.GARBAGE);
        return HashTree.of(IntStream.range(0, lease.allocation().inputs())
                        .mapToObj(position -> leaf.bytes(lease.id(), account, epoch, position))
                        .toList())
                .root();
    }
}
