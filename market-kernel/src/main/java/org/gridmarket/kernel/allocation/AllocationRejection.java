package org.gridmarket.kernel.allocation;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of allocation markets; those of solutions that other markets give as well are in ContestRejection. */
public enum AllocationRejection implements RejectionCode {
    MARKET_UNKNOWN("There is no allocation market of this name."),
    MARKET_NAME_TAKEN("A name is used once, for ever; choose another."),
    FOUNDED_TOO_LATE("A market is founded before its epoch."),
    MARKET_TOO_LARGE("One instance would have to read more than a transaction can: lower a limit of the schema."),
    WINDOW_BEYOND_LIFE("The slots of a window must be over before offers and loads of their cycle roll off."),
    LAPSE_AFTER_LEAD("A cycle that is made final late must not assign what has begun: lapse is at most the lead."),
    CAPACITY_WITHOUT_SLOT("In a market with slots each capacity counts by the slot, among others."),
    PHASE_TOO_SHORT(
            "A market that is no simulation needs 120 s each of offering, solving and lapse: timestamps err by 30 s."),
    HOLD_TOO_SHORT("A hold is 0, which means no reversals, or at least 120 s."),
    FIELD_UNKNOWN("Terms select types by fields of the schema."),
    TERMS_TOO_SOON("Terms and the end of a market count from a cycle whose book has not been opened."),
    TERMS_EXIST("Terms of this cycle are agreed; choose a later one."),
    MARKET_ENDED("The market has ended, or ends with an earlier book."),
    MEMBERS_EXHAUSTED(
            "The schema allows no more members; places of expelled ones come back when their offers are over."),
    MEMBER_KNOWN("The account is a member; expel it first to change its groups."),
    NOT_A_MEMBER("The account is no member of this market."),
    BATCH_OUT_OF_RANGE("Name at least one, and no more than one transaction takes."),
    CYCLE_NOT_OPEN("The book is not open yet: the cycle before comes first."),
    CYCLE_CLOSED("The book is closed; post into the open one."),
    TOO_MANY_OFFERS("An offer counts until its last cycle is over, cancelled or not; wait, or post fewer."),
    BOOKS_FULL("Your share of what an instance reads is used up; books roll off after their life."),
    NO_OFFER_ACCEPTED("None of the offers fits the market; the detail says why the first one does not."),
    NO_LIVE_OFFER("None of these offers is yours and live."),
    FLAGS_NOT_ALLOWED("An offer has the flags that its side has in the schema, and those that go with its quantity."),
    TYPE_OUT_OF_RANGE("Each field of a type lies in the range that the schema says."),
    TYPE_REPEATED("Alternatives come by ascending type, each once."),
    AMOUNT_OUT_OF_RANGE("Each amount is 1 or more, within the schema, and the volume within 10^10."),
    VALUE_OUT_OF_RANGE("A value is 0 to 10^12 µ per unit of volume."),
    TOO_MANY_ALTERNATIVES("An offer has one alternative at least, and no more than the schema says."),
    TOO_MANY_AMOUNTS("The amounts of an offer are too many different ones to be added up exactly."),
    DEPOSIT_TOO_LARGE("Volume times value is at most 10^14 µ."),
    UNTIL_OUT_OF_RANGE("An offer lasts from its book on, for at most the life of the market."),
    SLOTS_PASSED("No cycle that is left can assign any slot of the offer."),
    BOOKS_TOO_LARGE("The books of the cycle are too large to be read; that passes as they roll off."),
    ASSIGNMENTS_NOT_IN_ORDER("Assignments come in order (providing offer, consumption offer, type), each once."),
    NO_QUANTITY("An assignment has something of a quantity, and nothing below 0."),
    TYPE_NOT_OFFERED("Both offers must have the type as an alternative, and its slot be in the window."),
    SELF_ASSIGNMENT("Nobody is assigned to oneself."),
    PAIR_NOT_ALLOWED("The terms do not let these groups exchange this type."),
    SECOND_TYPE("An offer that is SINGLE is assigned in one type only, over all cycles."),
    SECOND_COUNTERPART("An offer that is TOGETHER has one counterpart only, over all cycles."),
    CAPACITY_EXCEEDED("More is provided or consumed in a group than the terms allow."),
    NOT_WHOLE("A solution that uses an offer that is WHOLE uses it up."),
    NET_EXCEEDED("The difference between what a group provides and consumes exceeds the terms."),
    CYCLE_UNKNOWN("The cycle has no such thing: not closed, not solved, or swept."),
    NOTHING_DUE("Nothing of these is due now."),
    NO_REVERSALS("This market has no hold, so nothing is reversed."),
    ASSIGNMENT_UNKNOWN("The final cycle has no such assignment, or it is reversed."),
    HOLD_OVER("An assignment is reversed within the hold only."),
    SETTLED("It has been paid out or collected."),
    UNSETTLED("Settle the page, or collect the fees, first.");

    private final String meaning;

    AllocationRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
