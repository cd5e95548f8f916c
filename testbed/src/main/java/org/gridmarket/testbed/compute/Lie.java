package org.gridmarket.testbed.compute;

import java.util.Arrays;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Outcome;

/** What is lied about in a job of a run; its name is the job's last argument. */
enum Lie {
    /** Nothing, and nobody checks. */
    NONE(Liar.NOBODY, Outcome.ACCEPTED),
    /** Nothing, and the ledger draws it. */
    DRAWN(Liar.NOBODY, Outcome.NONE),
    OUTPUT(Liar.PROVIDER, Outcome.RP),
    COUNT(Liar.PROVIDER, Outcome.RP),
    STATUS(Liar.PROVIDER, Outcome.RP),
    MEDIATOR_NOISE(Liar.MEDIATOR, Outcome.NONE),
    MEDIATOR_UNDECIDED(Liar.MEDIATOR, Outcome.NONE);

    /** Who lies. */
    enum Liar {
        NOBODY,
        PROVIDER,
        MEDIATOR
    }

    private final Liar liar;
    private final Outcome expected;

    Lie(Liar liar, Outcome expected) {
        this.liar = liar;
        this.expected = expected;
    }

    /** How its match ends, whoever mediates: a lie of a mediator is contested, and two others agree. */
    Outcome expected() {
        return expected;
    }

    Liar liar() {
        return liar;
    }

    static Optional<Lie> named(String name) {
        return Arrays.stream(values()).filter(lie -> lie.name().equals(name)).findFirst();
    }
}
