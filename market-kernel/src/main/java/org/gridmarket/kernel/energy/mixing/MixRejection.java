package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of mixing. */
public enum MixRejection implements RejectionCode {
    WINDOW_UNKNOWN("No window of mixing begins at this interval."),
    WINDOW_BEYOND_HORIZON("Window and lead together fit the calendar's horizon, else nobody could ever join."),
    JOINS_CLOSED("Joining has ended for this window; join the next one."),
    ALREADY_JOINED("The account takes part already; once per window."),
    CIRCLE_DROPPED("The terms of this window lack the circle of the meter: it has to be put into another one first."),
    BUNDLES_NOT_FREE("Every interval of the window needs free EPA and ECA for all bundles: withdraw them first."),
    BUNDLE_CREDIT_NOT_FREE("The bundles need credit that is neither pledged nor unbilled proceeds."),
    JOINS_OPEN("A mix is opened once the last book of joining is sealed."),
    NOBODY_JOINED("Nobody of this group has joined."),
    ALREADY_OPENED("The mix of this window and group is open."),
    DRAW_KEY_UNKNOWN("A share comes from one of the draw keys of the terms."),
    DRAW_SHARE_TWICE("Each key gives one share."),
    DRAW_PROOF_BAD("The proof is not the key's for this very draw: ledger, window and group."),
    DRAW_SHARES_MISSING(
            "A group that takes several sessions is split by all shares; by one less after the waiting time."),
    DRAW_SHARES_NOT_NEEDED("A share is posted once, for a group that takes several sessions."),
    MIX_UNKNOWN("There is no such session, or it is complete."),
    MIX_ABANDONED("Too few participants are left; they take their bundles back."),
    MIX_OVER("The time of mixing for this window is over; participants take their bundles back."),
    RUN_NOT_CURRENT("The session is in another run; what was signed for an earlier one is void."),
    OUTPUTS_MISCOUNTED("A joint transaction has m outputs for each participant, no more and no less."),
    OUTPUTS_NOT_ASCENDING("Outputs come in ascending order, each once, so that their order tells nothing."),
    OUTPUT_IS_PARTICIPANT("An output is a fresh account, never a participant's."),
    OUTPUT_UNUSABLE("An output is no canonical key, or one of small order that anybody could sign for."),
    OUTPUT_EXISTS("An output is a fresh account that the ledger has never seen."),
    JOINT_SIGNATURES_BAD("All participants, in the run's order, sign exactly this joint transaction."),
    MESSAGE_TOO_LARGE("A message on the ledger is bounded; use the board."),
    MESSAGE_FOREIGN("No participant signed this message for this run."),
    MESSAGE_LATE("The challenge window of the message's step is over."),
    MESSAGE_STANDS("A message of this kind of this sender stands on the ledger."),
    TRANSCRIPT_FROM_FUTURE("The last stamp of the transcript lies ahead of the ledger: hand it in later."),
    EVIDENCE_PROVES_NOTHING("The evidence convicts nobody of this run."),
    NOTHING_TO_RECLAIM("The account has nothing in the mix of this window and group."),
    MIX_PENDING("The mix goes on; bundles come back when it fails or its time is over."),
    MIX_NOT_RECLAIMED("Bundles of this window lie in a mix that has failed; reclaim them first, then retire."),
    ACCOUNT_NOT_ANONYMOUS("Only an account that came out of a mix retires its credit; others redeem it."),
    WINDOW_NOT_SETTLED("Retire the assets of all intervals first.");

    private final String meaning;

    MixRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
