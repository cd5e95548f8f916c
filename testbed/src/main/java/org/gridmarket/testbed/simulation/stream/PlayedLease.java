package org.gridmarket.testbed.simulation.stream;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.KeeperRole;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.StreamMessage;
import org.gridmarket.roles.stream.StreamPlan;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.stream.StreamGuarantee;

/** One lease with everybody in it, from its creation on. */
final class PlayedLease {
    private static final int KEEPER_LOOKS_ONE_IN = 3;

    private final LeaseSetting setting;
    private final LeaseView view;
    private final Clock clock;
    private final World world;
    private final Broker broker;
    private final CustomerInLease customer;
    private final List<SupplierInLease> suppliers = new ArrayList<>();
    private final List<MediatorInLease> mediators = new ArrayList<>();
    private final KeeperRole keeper;
    private final Set<Integer> shown = new LinkedHashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    PlayedLease(
            LeaseSetting setting,
            StreamPlan plan,
            StreamEvent.StreamAllocationCreated created,
            Clock clock,
            World world,
            SignatureCheck signatures) {
        this.setting = setting;
        this.view = new LeaseView(created);
        this.clock = clock;
        this.world = world;
        this.broker = new Broker(setting.broker(), world.random());
        this.customer =
                new CustomerInLease(setting, view, plan, desk(LeaseSetting.customerKeys()), world.random(), signatures);
        IntStream.range(0, setting.lanes())
                .forEach(lane -> suppliers.add(new SupplierInLease(
                        setting.suppliers().get(lane),
                        lane,
                        view,
                        desk(LeaseSetting.supplierKeys(lane)),
                        world.random(),
                        signatures)));
        IntStream.range(0, setting.panel())
                .forEach(place -> mediators.add(new MediatorInLease(
                        setting.mediators().get(place), place, view, desk(LeaseSetting.mediatorKeys(place)))));
        this.keeper = new KeeperRole(view);
    }

    private Desk desk(AccountKeyPair keys) {
        return new Desk(keys, clock, world);
    }

    LeaseView view() {
        return view;
    }

    /** An event of the ledger; what it does to somebody honest is looked at. */
    void hear(StreamEvent event) {
        view.hear(event);
        if (!setting.hasHonestMajority()) {
            return;
        }
        switch (event) {
            case StreamEvent.StreamCustomerGone(var id, var gone)
            when id.equals(view.id()) && customer.isHonest() -> offend("an honest customer is gone: " + gone);
            case StreamEvent.StreamLaneClosed(var id, var supplier, var lane)
            when id.equals(view.id()) -> checkClosing(supplier, lane);
            case StreamEvent.StreamConcluded(var id, var epoch, var conclusion, var side)
            when id.equals(view.id()) ->
                mediators.stream()
                        .filter(MediatorInLease::isHonest)
                        .filter(mediator -> side.panel().stream()
                                .anyMatch(member -> member.mediator().equals(mediator.account())
                                        && member.bond().isZero()))
                        .forEach(mediator -> offend("an honest mediator has lost its bond in epoch " + epoch));
            default -> {
                // does nothing to anybody's money yet
            }
        }
    }

    private void offend(String what) {
        violations.add(new Violation(StreamGuarantee.G28, what + "; " + setting));
    }

    private void checkClosing(AccountKey supplier, Lane lane) {
        boolean honest = suppliers.stream().anyMatch(each -> each.account().equals(supplier) && each.isHonest());
        if (!honest) {
            return;
        }
        Money due = Money.ZERO;
        for (int epoch = 0; epoch < lane.rooted(); epoch++) {
            due = due.plus(view.allocation().share(view.root(supplier, epoch).orElseThrow()));
        }
        if (worked(supplier) - lane.rooted() > (view.gone().isPresent() ? 1 : 0)) {
            offend("an honest supplier has worked on more epochs than it could root: " + lane);
        }
        Money deposit = view.allocation().stakes().supplierDeposit();
        if (!lane.money().earned().equals(due)
                || !lane.money().deposit().equals(deposit)
                || lane.status() == LaneStatus.OVER) {
            offend("an honest supplier ends " + lane + "; it has earned " + due + " and locked " + deposit);
        }
    }

    private long worked(AccountKey supplier) {
        return suppliers.stream()
                .filter(each -> each.account().equals(supplier))
                .mapToLong(each -> IntStream.range(0, setting.epochs())
                        .filter(each.role()::hasWorked)
                        .count())
                .sum();
    }

    /** One look of everybody. */
    void act() {
        LedgerTime now = world.chain().readClock();
        stream(now);
        customer.act(now);
        suppliers.forEach(supplier -> supplier.act(world.chain().readClock()));
        mediators.forEach(mediator -> mediator.act(world.chain().readClock()));
        if (world.random().nextInt(KEEPER_LOOKS_ONE_IN) == 0) {
            keep();
        }
    }

    /** Everybody's messages move on. */
    private void stream(LedgerTime now) {
        customer.feed(now).forEach(sent -> broker.send(sent.to(), sent.message(), now));
        for (SupplierInLease supplier : suppliers) {
            for (StreamMessage message : broker.receive(supplier.account(), now)) {
                if (message instanceof StreamMessage.Inputs inputs) {
                    supplier.receive(inputs).forEach(output -> broker.send(customerAccount(), output, now));
                }
            }
        }
        for (StreamMessage message : broker.receive(customerAccount(), now)) {
            if (message instanceof StreamMessage.Outputs outputs) {
                customer.role().receive(outputs);
            }
        }
        view.disputes().stream()
                .map(LeaseView.Disputed::epoch)
                .filter(shown::add)
                .forEach(this::showPanel);
    }

    /** Inputs for the panel travel reliably: whoever has them gives them again until somebody has asked. */
    private void showPanel(int epoch) {
        customer.evidence(epoch).ifPresent(evidence -> mediators.forEach(mediator -> mediator.receive(evidence)));
        suppliers.forEach(supplier -> supplier.role()
                .evidence(epoch)
                .ifPresent(evidence -> mediators.forEach(mediator -> mediator.receive(evidence))));
    }

    private AccountKey customerAccount() {
        return LeaseSetting.customerKeys().publicKey();
    }

    /** What anybody may do, by a clock that may be wrong. */
    void keep() {
        LedgerTime claimed = world.chain().readClock();
        keeper.due(claimed, clock.at(claimed)).forEach(command -> Desk.send(command, world));
    }

    /** What has come to light since this was asked last. */
    List<Violation> violations() {
        List<Violation> found = List.copyOf(violations);
        violations.clear();
        return found;
    }
}
