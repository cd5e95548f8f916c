package org.gridmarket.kernel.stream;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of the stream market (stream-market: Offers and matching, An epoch on the ledger, Money). */
public enum StreamRejection implements RejectionCode {
    STREAM_RULES_MISSING("The market has no rules yet: two organisations agree on them."),
    STREAM_RULES_TOO_EARLY("Rules hold from a later period on, so that nobody is surprised."),
    STREAM_WINDOW_TOO_SHORT("A window of a real ledger is 120 s at least, so that slow parties are in time."),

    PARTY_TWICE("Customer, suppliers, mediators and allocator are all different accounts."),
    LANES_COUNT("An allocation has as many suppliers as the customer wants replicas."),
    STREAM_OFFER_OVER("The last period of an offer is over: its owner posts another."),
    EPOCH_TOO_SHORT("An epoch of a real ledger takes 60 s at least."),
    SUPPLIER_TOO_SLOW("A supplier cannot process the inputs of an epoch in its time."),
    PAGES_SHORT("A supplier has less memory than the module may take."),
    ASK_ABOVE_BID("A supplier asks more than the customer bids."),
    OUTSIDE_WINDOW("The allocation does not lie inside the times of all offers."),
    EPOCHS_OUT_OF_RANGE("The number of epochs is not one that all take."),
    START_TOO_NEAR("Suppliers need time to set up before the start."),
    SLACK_TOO_SMALL("The customer's offer ends too soon to be allocated."),
    PANEL_SIZE("A panel has as many mediators as the customer wants."),
    PANEL_NOT_TRUSTED("The panel is one that the customer and every supplier trust."),
    PANEL_NOT_LICENSED("Each mediator of a panel has a licence, each of another organisation."),
    STREAM_FEES_ABOVE_MOST("The fees are more than the customer or a supplier takes."),

    ALLOCATION_EXISTS("There is this allocation already."),
    NOT_ACCEPTED("All parties sign the allocation, each once, for the same last period."),
    ACCEPTED_TOO_LONG("An acceptance holds two periods ahead at most, and none after that of the start."),

    ALLOCATION_UNKNOWN("There is no such allocation: it was never made, or is closed."),
    NOT_STREAM_CUSTOMER("Only the customer of the allocation may do this."),
    NOT_STREAM_SUPPLIER("Only a supplier of the allocation may do this."),
    NOT_ON_PANEL("Only a mediator of the allocation's panel may do this."),
    NOT_A_STREAM_PARTY("Only the customer or a supplier of the allocation may do this."),
    CUSTOMER_GONE("The customer is at fault or silent: the allocation ends."),
    EPOCH_OUT_OF_TURN("Epochs come one after the other, up to the last of the lane."),
    EPOCH_NOT_OVER("The epoch is not over yet."),
    STEP_LATE("The time of this step is over."),
    STEP_NOT_DUE("Wait: the time of this step, and the tolerance after it, are not over."),
    RANGES_BAD("Missing ranges ascend, are disjoint, within the epoch, and few."),
    ROOTS_MISSING("A supplier may still post its root: nothing is revealed before."),
    NOTHING_TO_REVEAL("No lane has a root of this epoch."),
    TESTS_COUNT("A reveal has all planted tests of the epoch, and at most 16 contested positions."),
    POSITIONS_BAD("Positions are distinct and within the epoch, and tested inputs are distinct."),
    TESTS_NOT_COMMITTED("These are not the tests that the customer's offer commits to."),
    EPOCH_NOT_REVEALED("The customer has not revealed this epoch."),
    OPENED_POSITIONS("An opening has every revealed position that is not missing, ascending, and no other."),
    PATH_WRONG("The leaf is not at this position of the tree that was posted."),
    INPUT_UNPROVED("Where the input is another than the customer says, show the parcel or end that it has signed."),
    NO_DISPUTE("No lane is in dispute at this epoch, or it is concluded."),
    VERDICT_REPEATED("A mediator has one verdict for an epoch."),
    VERDICT_POSITIONS("A verdict has an output for every revealed position, in the order of the reveal."),
    NO_MAJORITY("No majority of the panel says the same yet."),
    POSITION_NOT_OPENED("The supplier has not opened this position."),
    OUTPUT_UNPROVED("Show the supplier's signed parcel with another output for the same input and position."),
    NOBODY_WAITS("No lane waits for this reveal."),
    NOTHING_TO_STOP("The allocation, or the lane, ends by then without it."),
    LANE_NOT_DONE("The lane has epochs that are to be opened, or its time for evidence is not over."),
    LANES_NOT_CLOSED("Close all lanes first."),
    ALLOCATION_NOT_SWEEPABLE("The allocation is not closed, or operations on it could still be carried out.");

    private final String meaning;

    StreamRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
