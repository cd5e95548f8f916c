package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.jspecify.annotations.Nullable;

/**
 * What peers and gateways said after a day. That somebody does not answer is an answer too: it proves nothing, and loses nothing
 * of what is known without it.
 *
 * @param agree whether all peers hold the same state; null where some did not answer and the others do not differ
 * @param absent who did not answer, for people
 * @param differing accounts that are not on the ledger what their trades make them; null when no peer told
 * @param linkage what the blocks tell an outsider; null under public accounts, or when no peer gave them
 * @param forwarders which way anonymous operations went; null under public accounts, or when the counts were not given
 * @param traces that were found in what forwarders and gateways say of themselves
 */
public record PeerAnswers(
        @Nullable Boolean agree,
        List<String> absent,
        @Nullable List<String> differing,
        @Nullable LinkageResult linkage,
        @Nullable ForwarderFigures forwarders,
        List<String> traces) {
    /** Before anybody was asked. */
    public static final PeerAnswers NOT_ASKED = new PeerAnswers(null, List.of(), null, null, null, List.of());

    public PeerAnswers {
        absent = List.copyOf(absent);
        differing = differing == null ? null : List.copyOf(differing);
        traces = List.copyOf(traces);
    }

    /** Whether everything was answered, and well. */
    public boolean isClean() {
        return Boolean.TRUE.equals(agree)
                && absent.isEmpty()
                && differing != null
                && differing.isEmpty()
                && traces.isEmpty();
    }

    /** For people: whether the peers agree. */
    String agreement() {
        if (agree != null) {
            return agree ? "yes" : "NO" + (absent.isEmpty() ? "" : "; not answered by " + String.join(", ", absent));
        }
        return absent.isEmpty() ? "not asked yet" : "not answered by " + String.join(", ", absent);
    }
}
