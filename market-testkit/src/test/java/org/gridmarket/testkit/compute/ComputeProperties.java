package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.gridmarket.kernel.quantity.Money;

/**
 * Whatever parties do in whatever order: money adds up after every commit, no honest party loses more than the page says, and
 * when all fall silent time-outs alone close what is open (compute-market, Bounds).
 */
@Tag("property")
class ComputeProperties {
    private static final int STEPS = 150;

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().between(1, 1_000_000);
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void no_money_is_lost_nothing_is_stuck_and_no_honest_party_pays_more_than_its_bound(@ForAll("seeds") long seed) {
        RandomMarket market = new RandomMarket(seed);
        for (int step = 0; step < STEPS; step++) {
            market.step();
        }
        market.silence();

        assertThat(market.stakes()).as("everything has left").isEmpty();
        assertThat(market.ledger.offences()).isEmpty();
        long everywhere = Stream.of(Cast.values())
                .mapToLong(party -> market.ledger.worth(party).micro())
                .sum();
        assertThat(new Money(everywhere)).isEqualTo(new Money(Cast.values().length * ComputeOnLedger.START.micro()));
        assertThat(market.ordered)
                .as("a history in which nothing happens says nothing")
                .isGreaterThan(20);
    }
}
