package org.gridmarket.middleware.component;

import java.util.concurrent.atomic.AtomicBoolean;

/** A question that may be answered, at once or later. */
final class OpenQuestion<A extends Record> implements Ports.Asked<A> {
    private final Traffic.Caller caller;
    private final Traffic traffic;
    private final Messages<A> answers;
    private final boolean once;
    private final AtomicBoolean answered = new AtomicBoolean();

    OpenQuestion(Traffic.Caller caller, Traffic traffic, Messages<A> answers, boolean once) {
        this.caller = caller;
        this.traffic = traffic;
        this.answers = answers;
        this.once = once;
    }

    @Override
    public String caller() {
        return caller.actor();
    }

    @Override
    public boolean answer(A answer) {
        if (once && answered.getAndSet(true)) {
            return false;
        }
        return traffic.answer(caller, answers.write(answer));
    }
}
