package org.gridmarket.gateway.purse;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.junit.jupiter.api.Test;

/** References that are too old to come again go, in portions. */
final class PurseChoreTest {
    private static final long DAY_MILLIS = 86_400_000;

    private final PurseOnLedger purses = PurseOnLedger.founded();
    private final LedgerInMemory chain = new LedgerInMemory(purses.energy());
    private final Chore chore = new PurseChore(Organisation.DSO);

    private LedgerTime now() {
        return purses.energy().now();
    }

    /** Does what is due; how many sweeps were carried out. */
    private int work() {
        int done = 0;
        while (chore.next(now()) instanceof Chore.Step.Submit step) {
            boolean committed = chain.submit(step.as(), step.function(), step.argument())
                            instanceof Outcome.Committed(String result, long block, String transaction)
                    && tell(step, result);
            if (committed) {
                done++;
            } else {
                chore.ended(step, false, "", now());
            }
        }
        return done;
    }

    private boolean tell(Chore.Step.Submit step, String result) {
        chore.ended(step, true, result, now());
        return true;
    }

    @Test
    void a_young_reference_stays_and_the_ledger_is_asked_once_a_day() {
        purses.book(1, "payment", 1).orThrow();

        assertThat(work()).isZero();
        assertThat(chore.next(now())).isEqualTo(new Chore.Step.Wait(now().plusMillis(DAY_MILLIS)));
    }

    @Test
    void an_old_reference_goes() {
        purses.book(1, "payment", 1).orThrow();
        assertThat(work()).isZero();
        purses.goTo(now().plusMillis((PurseLimit.REFERENCE_DAYS.ceiling() + 2) * DAY_MILLIS));

        assertThat(work()).isEqualTo(1);
        assertThat(purses.book(1, "payment", 1).isAccepted()).isTrue();
    }
}
