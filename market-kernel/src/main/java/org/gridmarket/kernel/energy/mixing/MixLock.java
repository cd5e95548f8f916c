package org.gridmarket.kernel.energy.mixing;

import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The one record of a session: who mixes in which run. Only opening, aborting and committing write it, so nothing that a
 * participant does meanwhile stands in the way of the joint transaction (docs/spec/anonymity.md, "Mixing").
 *
 * @param session which session
 * @param circle whose members mix, and so what each output receives
 * @param run 0, 1, 2 ..; an abort begins the next, and with it everything signed for the run before is void
 * @param openedAt when the run began by the transaction that began it, whole seconds; all deadlines count from it
 * @param board the key whose signatures stand under the board's entries in this run
 * @param participants ascending
 * @param abandoned whether no run can follow: participants take their bundles back
 */
public record MixLock(
        MixSession session,
        CircleId circle,
        int run,
        LedgerTime openedAt,
        AccountKey board,
        List<AccountKey> participants,
        boolean abandoned) {
    private static final int SECOND_MILLIS = 1_000;

    public MixLock {
        participants = List.copyOf(participants);
        if (openedAt.epochMillis() % SECOND_MILLIS != 0) {
            throw new IllegalArgumentException("opening time " + openedAt + " is not in whole seconds");
        }
    }

    /** The first run of a session. */
    public static MixLock opened(
            MixSession session, CircleId circle, MixingTerms terms, List<AccountKey> participants, LedgerTime now) {
        return new MixLock(
                session,
                circle,
                0,
                wholeSeconds(now),
                terms.boards().getFirst(),
                participants.stream().sorted().toList(),
                false);
    }

    /** Without the guilty, in a new run; abandoned when fewer than k_min are left or mixing is over. */
    public MixLock without(Set<AccountKey> guilty, MixingTerms terms, LedgerTime now, boolean over) {
        List<AccountKey> rest =
                participants.stream().filter(key -> !guilty.contains(key)).toList();
        boolean last = over || rest.size() < terms.leastParticipants() || run + 1 >= EnergyLimit.MIX_RUNS.ceiling();
        return new MixLock(session, circle, run + 1, wholeSeconds(now), board, rest, last);
    }

    /** With the same participants on the next board; abandoned when there is none. */
    public MixLock onNextBoard(MixingTerms terms, LedgerTime now, boolean over) {
        int next = terms.boards().indexOf(board) + 1;
        boolean last = over || next >= terms.boards().size() || run + 1 >= EnergyLimit.MIX_RUNS.ceiling();
        AccountKey taking = last ? board : terms.boards().get(next);
        return new MixLock(session, circle, run + 1, wholeSeconds(now), taking, participants, last);
    }

    private static LedgerTime wholeSeconds(LedgerTime time) {
        return new LedgerTime(time.epochMillis() - time.epochMillis() % SECOND_MILLIS);
    }
}
