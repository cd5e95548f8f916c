package org.gridmarket.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;

/** Sends an operation again under its id until it has an outcome: it counts once. */
public final class Retrying {
    private static final int TRIES = 10;
    private static final long RETRY_MILLIS = 300;

    private Retrying() {}

    /** The outcome, or what is known after the last try. */
    public static Answer untilKnown(Supplier<Answer> sending) throws InterruptedException {
        Answer answer = sending.get();
        for (int i = 1;
                i < TRIES && (answer instanceof Answer.Conflicted || answer instanceof Answer.Indeterminate);
                i++) {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            answer = sending.get();
        }
        return answer;
    }
}
