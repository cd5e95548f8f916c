package org.gridmarket.kernel.stream.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.AllocationLifeCycle;
import org.gridmarket.kernel.stream.lane.AllocationStatus;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.EpochStatus;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneParty;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** Rows of one allocation. Each is read when it is asked for, and not before: who reads a lane conflicts with its steps. */
record AllocationRows(AllocationId id, StreamState state) {
    Optional<Allocation> found() {
        return StreamState.ALLOCATION.find(state.world(), id);
    }

    Optional<CustomerSide> customer() {
        return StreamState.CUSTOMER.find(state.world(), id);
    }

    void put(CustomerSide customer) {
        StreamState.CUSTOMER.put(state.world(), customer, id);
    }

    Optional<Gone> gone() {
        return StreamState.GONE.find(state.world(), id);
    }

    /** The customer is at fault or silent; a fault adds to a silence, nothing takes from a fault. */
    void go(Gone now) {
        Optional<Gone> before = gone();
        AllocationStatus status = AllocationStatus.of(before);
        Event<NoFacts> event = now.fault() ? AllocationLifeCycle.CONVICT : AllocationLifeCycle.MISS;
        if (AllocationLifeCycle.TABLE.allows(status, event)) {
            AllocationLifeCycle.TABLE.follow(status, event, LaneParty.ANYONE, NoFacts.NONE);
            Gone gone = before.map(Gone::atFault).orElse(now);
            StreamState.GONE.put(state.world(), gone, id);
            state.tell(new StreamEvent.StreamCustomerGone(id, gone));
        }
    }

    Optional<Lane> lane(AccountKey supplier) {
        return StreamState.LANE.find(state.world(), id, supplier);
    }

    void put(AccountKey supplier, Lane lane) {
        StreamState.LANE.put(state.world(), lane, id, supplier);
    }

    Optional<PostedRoot> root(int epoch, AccountKey supplier) {
        return StreamState.ROOT.find(state.world(), id, epoch, supplier);
    }

    void put(int epoch, AccountKey supplier, PostedRoot root) {
        StreamState.ROOT.put(state.world(), root, id, epoch, supplier);
    }

    Optional<RevealedTests> revealed(int epoch) {
        return StreamState.EPOCH.find(state.world(), id, epoch);
    }

    void put(int epoch, RevealedTests revealed) {
        StreamState.EPOCH.put(state.world(), revealed, id, epoch);
    }

    /**
     * Where an epoch stands, as far as an operation may know without reading every lane.
     *
     * @param disputed whether a lane is known to be in dispute about it
     */
    EpochStatus status(int epoch, boolean disputed) {
        if (concluded(epoch).isPresent()) {
            return EpochStatus.CONCLUDED;
        }
        if (revealed(epoch).isEmpty()) {
            return EpochStatus.NOT_REVEALED;
        }
        return disputed ? EpochStatus.DISPUTED : EpochStatus.REVEALED;
    }

    Optional<StreamVerdict> verdict(int epoch, AccountKey mediator) {
        return StreamState.VERDICT.find(state.world(), id, epoch, mediator);
    }

    void put(int epoch, AccountKey mediator, StreamVerdict verdict) {
        StreamState.VERDICT.put(state.world(), verdict, id, epoch, mediator);
    }

    Optional<Conclusion> concluded(int epoch) {
        return StreamState.CONCLUDED.find(state.world(), id, epoch);
    }

    void put(int epoch, Conclusion conclusion) {
        StreamState.CONCLUDED.put(state.world(), conclusion, id, epoch);
    }

    /** All lanes, in lane order. */
    Map<AccountKey, Lane> lanes(Allocation allocation) {
        Map<AccountKey, Lane> lanes = new LinkedHashMap<>();
        allocation
                .terms()
                .suppliers()
                .forEach(supplier ->
                        lanes.put(supplier.account(), lane(supplier.account()).orElseThrow()));
        return lanes;
    }
}
