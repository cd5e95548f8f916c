package org.gridmarket.testbed.compute;

import java.util.Arrays;
import java.util.Optional;

/** What is lied about in a job of a run; its name is the job's last argument. */
enum Lie {
    /** Nothing, and nobody checks. */
    NONE(Liar.NOBODY),
    /** Nothing, and the ledger draws it. */
    DRAWN(Liar.NOBODY),
    OUTPUT(Liar.PROVIDER),
    COUNT(Liar.PROVIDER),
    STATUS(Liar.PROVIDER),
    MEDIATOR_NOISE(Liar.MEDIATOR),
    MEDIATOR_UNDECIDED(Liar.MEDIATOR);

    /** Who lies. */
    enum Liar {
        NOBODY,
        PROVIDER,
        MEDIATOR
    }

    private final Liar liar;

    Lie(Liar liar) {
        this.liar = liar;
    }

    Liar liar() {
        return liar;
    }

    static Optional<Lie> named(String name) {
        return Arrays.stream(values()).filter(lie -> lie.name().equals(name)).findFirst();
    }
}
