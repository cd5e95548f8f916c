package org.gridmarket.kernel.compute.match;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;

/** What all reports of a match together say, once each can be compared with the opening (compute-market, Verdict). */
public sealed interface Judgement {
    /** One verdict: it stands unless it is contested. */
    record Alone(Verdict verdict) implements Judgement {}

    /**
     * Two mediators agree on the side.
     *
     * @param verdict of the earlier one
     * @param first its case
     * @param second the case that agrees with it
     * @param minority cases that see it otherwise
     */
    record Agreed(Verdict verdict, int first, int second, List<Integer> minority) implements Judgement {
        public Agreed {
            minority = List.copyOf(minority);
        }
    }

    /** Nobody agrees, and another mediator is left. */
    record Apart() implements Judgement {}

    /** Nobody agrees, and nobody is left to ask. */
    record Split() implements Judgement {}

    /** Of a match that lacks no opening and has a report. */
    static Judgement of(Match match) {
        List<Integer> reported = match.reported();
        List<Verdict> verdicts = reported.stream()
                .map(index -> Verdict.of(match, match.report(index)))
                .toList();
        if (verdicts.size() == 1) {
            return new Alone(verdicts.getFirst());
        }
        for (int a = 0; a < verdicts.size(); a++) {
            for (int b = a + 1; b < verdicts.size(); b++) {
                Verdict earlier = verdicts.get(a);
                if (earlier.side() == verdicts.get(b).side()) {
                    List<Integer> minority = reported.stream()
                            .filter(index ->
                                    verdicts.get(reported.indexOf(index)).side() != earlier.side())
                            .toList();
                    return new Agreed(earlier, reported.get(a), reported.get(b), minority);
                }
            }
        }
        boolean heardAll = verdicts.size() >= ComputeLimit.RUNS_PER_MATCH.ceiling();
        return heardAll || !match.hasOtherJudge() ? new Split() : new Apart();
    }
}
