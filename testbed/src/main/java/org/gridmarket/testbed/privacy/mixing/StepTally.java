package org.gridmarket.testbed.privacy.mixing;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.local.Stopwatch;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;

/** Counts messages by their kind, and the time between. */
final class StepTally {
    private final Stopwatch watch;
    private final Map<Body.Kind, RunReport.Step> steps = new LinkedHashMap<>();
    private Duration lastPost;

    StepTally(Stopwatch watch) {
        this.watch = watch;
        this.lastPost = watch.wall();
    }

    void posted(Octets encoded) {
        Body.Kind kind = Message.decode(encoded).map(Message::kind).orElse(Body.Kind.UNKNOWN);
        Duration now = watch.wall();
        RunReport.Step one = new RunReport.Step(kind, 1, encoded.length(), now.minus(lastPost));
        steps.merge(kind, one, StepTally::both);
        lastPost = now;
    }

    List<RunReport.Step> steps() {
        return List.copyOf(steps.values());
    }

    private static RunReport.Step both(RunReport.Step one, RunReport.Step other) {
        return new RunReport.Step(
                one.kind(),
                one.messages() + other.messages(),
                one.octets() + other.octets(),
                one.wall().plus(other.wall()));
    }
}
