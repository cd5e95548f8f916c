package org.gridmarket.kernel.stream.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.operation.Validity;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.StreamRejection;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.AllocationStatus;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneClosing;
import org.gridmarket.kernel.stream.lane.LaneLifeCycle;
import org.gridmarket.kernel.stream.lane.LaneMoment;
import org.gridmarket.kernel.stream.lane.LaneMoney;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.PanelMember;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/** Pays out: each lane, and after all of them what belongs to none. Money waits in rows that its owners collect. */
final class Closing {
    private static final String SOURCE = "stream-market, Money, conserved at every commit";

    /** A lane that is to be closed; of the customer's row only what no step of the lane can change is looked at. */
    record OfLane(
            Act act, Validity validity, AccountKey supplier, Optional<Lane> laneRow, Optional<Gone> gone, int revealed)
            implements OnLane, AnyoneActs {
        @Override
        public List<Event<LaneMoment>> events() {
            return List.of();
        }

        @Override
        public @Nullable String wrongState() {
            return LaneLifeCycle.TABLE.allows(lane().status(), LaneLifeCycle.CLOSE)
                    ? null
                    : "the lane is " + lane().status();
        }

        LaneClosing closing() {
            return new LaneClosing(lane(), gone.orElse(null), revealed, times(), now());
        }

        @Nullable String notDone() {
            if (!closing().hasDoneItsSteps()) {
                return lane().opened() + " epochs are settled of " + lane().rooted() + " rooted; the last is "
                        + lane().last();
            }
            return closing().isDone()
                    ? null
                    : "evidence may come before " + closing().from() + "; it is " + now();
        }
    }

    /** An allocation that is to be closed. */
    record Whole(Act act, Validity validity, Optional<CustomerSide> customer, Map<AccountKey, Lane> lanes)
            implements AnyoneActs {
        @Override
        public @Nullable String unknown() {
            return customer.isEmpty() ? "there is no open allocation " + rows().id() : null;
        }

        @Nullable String notClosed() {
            return lanes.values().stream().allMatch(lane -> lane.status() == LaneStatus.CLOSED)
                    ? null
                    : "not all of " + lanes.size() + " lanes are closed";
        }
    }

    // spotless:off
    static final RuleBook<OfLane> LANE = RuleBook.of("stream:closeLane",
            rule(ShellRejection.OPERATION_EXPIRED,          SOURCE, OfLane::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID,   SOURCE, OfLane::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,        SOURCE, OfLane::unknown),
            rule(StreamRejection.NOT_STREAM_SUPPLIER,       SOURCE, OfLane::notSupplier),
            rule(LifeCycleRejection.TRANSITION_NOT_ALLOWED, SOURCE, OfLane::wrongState),
            rule(StreamRejection.LANE_NOT_DONE,             SOURCE, OfLane::notDone));
    static final RuleBook<Whole> ALLOCATION = RuleBook.of("stream:closeAllocation",
            rule(ShellRejection.OPERATION_EXPIRED,          SOURCE, Whole::operationExpired),
            rule(ShellRejection.OPERATION_TOO_LONG_VALID,   SOURCE, Whole::operationTooLongValid),
            rule(StreamRejection.ALLOCATION_UNKNOWN,        SOURCE, Whole::unknown),
            rule(StreamRejection.LANES_NOT_CLOSED,          SOURCE, Whole::notClosed));
    // spotless:on

    private Closing() {}

    static Decision<Receipt> lane(StreamCommand.CloseLane command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), 0, state);
        return LANE.check(new OfLane(
                        act,
                        new AnyoneActs.Validity(command.last(), periods),
                        command.lane(),
                        act.rows().lane(command.lane()),
                        act.rows().gone(),
                        act.rows().customer().map(CustomerSide::revealed).orElse(0)))
                .map(legal -> payLane(legal, state));
    }

    private static Receipt payLane(OfLane legal, StreamState state) {
        Allocation allocation = legal.allocation();
        Stakes stakes = allocation.stakes();
        AccountKey supplier = legal.supplier();
        AllocationRows rows = legal.rows();
        Lane lane = legal.lane();
        for (int epoch : legal.closing().paidUnopened()) {
            lane = lane.settled(
                    stakes.epochPrice(),
                    allocation.share(rows.root(epoch, supplier).orElseThrow()));
        }
        lane = lane.due(stakes.supplierDeposit(), allocation.rules().sigma());
        LaneMoney money = lane.money();
        state.payOut(supplier, rows.id(), supplier, money.earned().plus(money.deposit()));
        state.payOut(allocation.terms().customer().account(), rows.id(), supplier, money.back());
        state.payOut(allocation.rules().treasury(), rows.id(), supplier, money.forfeited());
        Lane closed = lane.closed();
        LaneLifeCycle.TABLE.follow(lane.status(), LaneLifeCycle.CLOSE, LaneParty.ANYONE, legal.closing());
        rows.put(supplier, closed);
        state.tell(new StreamEvent.StreamLaneClosed(rows.id(), supplier, lane));
        return RootPosting.answer(closed, state);
    }

    static Decision<Receipt> allocation(
            StreamCommand.CloseAllocation command, LedgerPeriods periods, StreamState state) {
        OnStream.Act act = OnStream.Act.of(command.allocation(), 0, state);
        return ALLOCATION
                .check(new Whole(
                        act,
                        new AnyoneActs.Validity(command.last(), periods),
                        act.rows().customer(),
                        act.found().map(act.rows()::lanes).orElse(Map.of())))
                .map(legal -> payRest(legal, periods, state));
    }

    private static Receipt payRest(Whole legal, LedgerPeriods periods, StreamState state) {
        Allocation allocation = legal.allocation();
        AllocationRows rows = legal.rows();
        CustomerSide customer = legal.customer().orElseThrow();
        AllocationLifeCycle.TABLE.follow(
                AllocationStatus.of(rows.gone()),
                AllocationLifeCycle.CLOSE,
                LaneParty.ANYONE,
                new AllocationLifeCycle.AllLanes(
                        legal.lanes().values().stream().map(Lane::status).toList()));
        int served =
                legal.lanes().values().stream().mapToInt(Lane::rooted).max().orElse(0);
        Money toCustomer = customer.testsPot().plus(customer.availability());
        for (PanelMember member : customer.panel()) {
            Money presence = Share.times(
                    allocation.terms().mediator(member.mediator()).orElseThrow().availability(), served);
            toCustomer = toCustomer.minus(presence);
            state.payOut(
                    member.mediator(), rows.id(), presence.plus(member.bond()).plus(member.owed()));
        }
        Money fine = fine(customer, rows.gone(), allocation);
        state.payOut(
                allocation.terms().customer().account(),
                rows.id(),
                toCustomer.plus(customer.deposit().minus(fine)));
        state.payOut(
                allocation.rules().treasury(), rows.id(), customer.forfeited().plus(fine));
        StreamState.CUSTOMER.delete(state.world(), rows.id());
        LedgerPeriod last = periods.at(state.now()).plus(Validities.PERIODS_AHEAD + 1);
        StreamState.CLOSED.put(state.world(), new StreamRows.ClosedUntil(last), rows.id());
        state.tell(new StreamEvent.StreamAllocationClosed(rows.id(), last));
        return state.done();
    }

    /** Of a customer at fault all that is left of its deposit; of a silent one a part, as far as it goes. */
    private static Money fine(CustomerSide customer, Optional<Gone> gone, Allocation allocation) {
        if (gone.isEmpty()) {
            return Money.ZERO;
        }
        Money part = Share.floor(
                allocation.stakes().customerDeposit(), allocation.rules().sigma(), StreamRules.WHOLE);
        return gone.get().fault() ? customer.deposit() : part.min(customer.deposit());
    }
}
