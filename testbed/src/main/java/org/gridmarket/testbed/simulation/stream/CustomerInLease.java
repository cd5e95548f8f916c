package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.CustomerRole;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.roles.stream.StreamPlan;

/** A customer's role, its sensor, and what its conduct makes of it. */
final class CustomerInLease {
    private final LeaseSetting setting;
    private final LeaseView lease;
    private final StreamPlan plan;
    private final Desk desk;
    private final Random random;
    private final AccountKeyPair feed = LeaseSetting.feedKeys();
    private final CustomerRole role;
    private final Map<Integer, Integer> fed = new HashMap<>();
    private boolean stopped;

    CustomerInLease(
            LeaseSetting setting,
            LeaseView lease,
            StreamPlan plan,
            Desk desk,
            Random random,
            SignatureCheck signatures) {
        this.setting = setting;
        this.lease = lease;
        this.plan = plan;
        this.desk = desk;
        this.random = random;
        this.role = new CustomerRole(lease, plan, feed::sign, LeaseTerms::outputOf, signatures, kept -> {});
    }

    CustomerRole role() {
        return role;
    }

    boolean isHonest() {
        return setting.customer() == Conduct.OfCustomer.HONEST;
    }

    /** What a lane is sent. */
    record Sent(AccountKey to, StreamMessage.Inputs message) {}

    /** What its sensor has given since it was asked last. */
    List<Sent> feed(LedgerTime now) {
        List<Sent> sent = new ArrayList<>();
        for (int epoch = 0; epoch < lease.epochs(); epoch++) {
            boolean crashed = setting.customer() == Conduct.OfCustomer.CRASHES && epoch > 0;
            int position = fed.getOrDefault(epoch, 0);
            while (!crashed && position < setting.inputs() && !now.isBefore(moment(epoch, position))) {
                feed(epoch, position, sent);
                position++;
            }
            fed.put(epoch, position);
        }
        return sent;
    }

    private LedgerTime moment(int epoch, int position) {
        return lease.times().begin(epoch).plusMillis((position + 1L) * setting.epochMillis() / (setting.inputs() + 1L));
    }

    private void feed(int epoch, int position, List<Sent> sent) {
        int end = end(epoch);
        if (position >= end) {
            if (position == end) {
                StreamMessage.Inputs over = role.end(epoch, end);
                lease.lanes().keySet().forEach(supplier -> sent.add(new Sent(supplier, over)));
            }
            return;
        }
        boolean test = plan.at(epoch, position).isPresent();
        Optional<StreamMessage.Inputs> message = role.feed(epoch, position, LeaseTerms.drawInput(random));
        if (message.isEmpty() || (test && setting.customer() == Conduct.OfCustomer.UNSENT_TESTS)) {
            return;
        }
        int lane = 0;
        for (AccountKey supplier : lease.lanes().keySet()) {
            boolean second = lane > 0 || setting.lanes() == 1;
            switch (setting.customer()) {
                case OTHER_INPUTS ->
                    sent.add(new Sent(supplier, test && second ? other(epoch, position) : message.get()));
                case TWO_INPUTS -> {
                    sent.add(new Sent(supplier, message.get()));
                    if (test) {
                        sent.add(new Sent(supplier, other(epoch, position)));
                    }
                }
                case STARVES -> {
                    if (lane == 0) {
                        sent.add(new Sent(supplier, message.get()));
                    }
                }
                default -> sent.add(new Sent(supplier, message.get()));
            }
            lane++;
        }
    }

    private int end(int epoch) {
        List<TestedInput> tests = plan.tests(epoch);
        Comparator<TestedInput> byPosition = Comparator.comparingInt(TestedInput::position);
        if (setting.customer() == Conduct.OfCustomer.ENDS_BEFORE_TESTS) {
            return tests.stream().min(byPosition).orElseThrow().position();
        }
        return setting.shortEpochs() && epoch % 2 == 0
                ? tests.stream().max(byPosition).orElseThrow().position() + 1
                : setting.inputs();
    }

    private StreamMessage.Inputs other(int epoch, int position) {
        Bytes input = LeaseTerms.drawInput(random);
        Parcel parcel = new Parcel.Inputs(List.of(new StreamedInput(position, StreamHash.input(input))));
        return new StreamMessage.Inputs(
                lease.id(),
                epoch,
                new SignedParcel(parcel, feed.sign(parcel.message(lease.id(), epoch))),
                List.of(input));
    }

    void act(LedgerTime now) {
        desk.want(wanted(now));
    }

    private Optional<StreamCommand.Signed> wanted(LedgerTime now) {
        Optional<StreamCommand.Signed> due = role.due(now);
        return switch (setting.customer()) {
            case SILENT_AT_REVEAL, FALSE_AND_SILENT ->
                due.filter(command -> !(command instanceof StreamCommand.Reveal));
            case CRASHES ->
                due.filter(command -> command instanceof StreamCommand.Reveal reveal && reveal.epoch() == 0);
            case REVEALS_EARLY -> early(now).or(() -> due);
            case FALSE_CONTEST -> due.map(this::contested);
            case STOPS_EARLY -> stopped || now.isBefore(lease.times().begin(0)) ? due : stop();
            default -> due;
        };
    }

    private Optional<StreamCommand.Signed> early(LedgerTime now) {
        int epoch = lease.revealedEpochs();
        return epoch < lease.epochs()
                        && !now.isBefore(lease.times().end(epoch))
                        && lease.gone().isEmpty()
                ? Optional.of(role.revealing(epoch))
                : Optional.empty();
    }

    private Optional<StreamCommand.Signed> stop() {
        stopped = true;
        return Optional.of(new StreamCommand.Stop(lease.id()));
    }

    private StreamCommand.Signed contested(StreamCommand.Signed command) {
        if (!(command
                instanceof StreamCommand.Reveal(var id, var epoch, var salt, var tests, var path, var contested))) {
            return command;
        }
        int position = IntStream.range(0, setting.inputs())
                .filter(at -> plan.at(epoch, at).isEmpty())
                .findFirst()
                .orElse(-1);
        return position < 0
                ? command
                : new StreamCommand.Reveal(
                        id,
                        epoch,
                        salt,
                        tests,
                        path,
                        List.of(new TestedInput(
                                position,
                                role.sentAt(epoch, position).orElse(LeaseTerms.GARBAGE),
                                LeaseTerms.GARBAGE)));
    }

    /** What it gives the panel. */
    Optional<StreamMessage.Evidence> evidence(int epoch) {
        return setting.customer() == Conduct.OfCustomer.WITHHOLDS ? Optional.empty() : role.evidence(epoch);
    }
}
