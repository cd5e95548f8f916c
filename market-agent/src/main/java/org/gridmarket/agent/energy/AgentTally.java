package org.gridmarket.agent.energy;

import java.util.HashMap;
import java.util.Map;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.party.AccountKey;

/** What happened to the operations and offers of one agent. */
public final class AgentTally {
    private final Map<String, Integer> rejections = new HashMap<>();
    private final Map<String, Integer> offersRefused = new HashMap<>();
    private final Map<Intent, Integer> tries = new HashMap<>();
    private int offersPosted;
    private int offersLate;
    private int wishesNotOffered;
    private int committed;
    private int conflicts;
    private int indeterminates;

    /** What is tried again and again under new operation ids. */
    private record Intent(AccountKey account, String function) {
        static Intent of(OutgoingOperation outgoing) {
            return new Intent(outgoing.submission().signer(), outgoing.function());
        }
    }

    void committed(OutgoingOperation outgoing) {
        committed++;
        tries.remove(Intent.of(outgoing));
    }

    void conflicted() {
        conflicts++;
    }

    void indeterminate() {
        indeterminates++;
    }

    void rejected(String code) {
        rejections.merge(code, 1, Integer::sum);
    }

    void posted(int offers) {
        offersPosted += offers;
    }

    void refused(String code) {
        offersRefused.merge(code, 1, Integer::sum);
    }

    void late(int offers) {
        offersLate += offers;
    }

    void notOffered(int wishes) {
        wishesNotOffered += wishes;
    }

    /** Counts one more refusal since the account's function last committed; whether there are not too many of them yet. */
    boolean mayTryAgain(OutgoingOperation outgoing, int most) {
        return tries.merge(Intent.of(outgoing), 1, Integer::sum) <= most;
    }

    /** Offers that went to the ledger in accepted postings, those refused one by one included. */
    public int offersPosted() {
        return offersPosted;
    }

    /** Offers that no open book could take any more. */
    public int offersLate() {
        return offersLate;
    }

    /** Wishes that do not fit the equal limits of anonymous trading or the hours of a circle, so that a part was never posted. */
    public int wishesNotOffered() {
        return wishesNotOffered;
    }

    public int operationsCommitted() {
        return committed;
    }

    public int conflicts() {
        return conflicts;
    }

    public int indeterminates() {
        return indeterminates;
    }

    /** Refused operations by code. */
    public Map<String, Integer> rejections() {
        return Map.copyOf(rejections);
    }

    /** Refused offers by code. */
    public Map<String, Integer> offersRefused() {
        return Map.copyOf(offersRefused);
    }
}
