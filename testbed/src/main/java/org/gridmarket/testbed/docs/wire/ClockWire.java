package org.gridmarket.testbed.docs.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockAnswer;

/** What the clock answers; accounts and meters sign nothing of it. */
final class ClockWire {
    private ClockWire() {}

    static List<Class<?>> answers() {
        List<Class<?>> answers = new ArrayList<>(Arrays.asList(ClockAnswer.class.getPermittedSubclasses()));
        answers.add(Clock.class);
        return answers;
    }
}
