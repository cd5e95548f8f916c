package org.gridmarket.testbed.privacy.mixing;

import java.time.Duration;
import java.util.List;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.run.MixRun;

/**
 * One run of a mix that is over.
 *
 * @param run who took part, in which order
 * @param steps what was posted, in the order of the first message of each kind
 * @param wall real time; deadlines pass in virtual time and cost none
 * @param virtual how long the run would have lasted by the board's clock
 * @param verdict on which all honest participants agree
 */
public record RunReport(MixRun run, List<Step> steps, Duration wall, Duration virtual, Verdict verdict) {
    /**
     * The messages of one kind.
     *
     * @param kind what they say
     * @param messages how many
     * @param octets of these messages
     * @param wall from the last message of the step before to the last one of this
     */
    public record Step(Body.Kind kind, int messages, long octets, Duration wall) {}

    public RunReport {
        steps = List.copyOf(steps);
    }

    public int messages() {
        return steps.stream().mapToInt(Step::messages).sum();
    }

    public long octets() {
        return steps.stream().mapToLong(Step::octets).sum();
    }
}
