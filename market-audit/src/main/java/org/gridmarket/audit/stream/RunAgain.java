package org.gridmarket.audit.stream;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of running kept inputs again, over all allocations. */
final class RunAgain {
    private final boolean asked;
    private int inputs;
    private int roots;
    private int rootsInPart;
    private int rootsOther;

    /** @param asked whether somebody has kept anything */
    RunAgain(boolean asked) {
        this.asked = asked;
    }

    /** Counts it in; what it has made again need not be kept. */
    void add(EpochsRunAgain one) {
        inputs += one.inputs();
        roots += one.roots();
        rootsInPart += one.rootsInPart();
        rootsOther += one.rootsOther();
    }

    /** Whether it was to be done, and nothing was. */
    boolean isAskedInVain() {
        return asked && inputs == 0;
    }

    /** Null is what was not run. */
    void into(Map<String, @Nullable Object> figures) {
        figures.put("stream_rerun_inputs", asked ? inputs : null);
        figures.put("stream_rerun_roots", asked ? roots : null);
        figures.put("stream_rerun_roots_in_part", asked ? rootsInPart : null);
        figures.put("stream_rerun_roots_other", asked ? rootsOther : null);
    }

    /** What stays on trust. */
    List<String> notChecked() {
        return List.of(
                asked
                        ? "whether the inputs that were run again are those that the customer sent, but for those whose hash the"
                                + " ledger has"
                        : "what was streamed beside the ledger, but for what somebody has shown of it");
    }
}
