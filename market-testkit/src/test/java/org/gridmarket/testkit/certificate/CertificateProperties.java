package org.gridmarket.testkit.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyArbitraries;
import org.gridmarket.testkit.energy.EnergyArbitraries.SolvedInstance;
import org.gridmarket.testkit.energy.FeasibilityOracle;

/** Whatever prices somebody thinks of, the bound that follows from them is true. */
class CertificateProperties {
    @Provide
    Arbitrary<SolvedInstance> solved() {
        return EnergyArbitraries.solvedInstances();
    }

    @Property(tries = 500)
    void no_feasible_solution_exceeds_a_bound(@ForAll("solved") SolvedInstance solved, @ForAll long seed) {
        DualPrices prices = prices(solved.instance(), new Random(seed));
        ObjectiveValue value = new FeasibilityOracle(solved.instance()).value(solved.trades());

        BigInteger weighted = BigInteger.valueOf(prices.energyWeight())
                .multiply(BigInteger.valueOf(value.energyWh()))
                .add(BigInteger.valueOf(prices.welfareWeight()).multiply(BigInteger.valueOf(value.welfareMicro())));
        assertThat(weighted).isLessThanOrEqualTo(prices.total(solved.instance()));
    }

    @Property(tries = 100)
    void a_certificate_travels_unchanged(@ForAll("solved") SolvedInstance solved, @ForAll long seed) {
        Certificate certificate = new Certificate(prices(solved.instance(), new Random(seed)), null);
        RecordCodec<Certificate> codec = RecordCodec.of(Certificate.class);

        assertThat(codec.read(codec.write(certificate))).isEqualTo(certificate);
    }

    @Example
    void a_price_that_may_overflow_is_malformed() {
        LevelDual huge = new LevelDual(Interval.of(1), UnitPrice.ZERO, DualPrices.LARGEST_PRICE + 1);

        assertThatThrownBy(() -> DualPrices.of(1, 0, List.of(), List.of(huge)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("out of range");
    }

    @Example
    void falling_steps_are_malformed() {
        LevelDual high = new LevelDual(Interval.of(1), UnitPrice.ZERO, 2);
        LevelDual low = new LevelDual(Interval.of(1), new UnitPrice(10), 1);

        assertThatThrownBy(() -> DualPrices.of(1, 0, List.of(), List.of(high, low)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("does not ascend");
    }

    private static DualPrices prices(RoundInstance instance, Random random) {
        List<GroupDual> groups = new ArrayList<>();
        List<LevelDual> levels = new ArrayList<>();
        instance.terms().forEach((t, terms) -> {
            for (LimitGroup group : terms.grid().limitGroups()) {
                if (random.nextBoolean()) {
                    groups.add(
                            new GroupDual(t, group.id(), random.nextInt(3), random.nextInt(3), random.nextInt(5) - 2));
                }
            }
            long value = random.nextLong(5) - 2;
            for (long from = random.nextInt(100); from < 400; from += 1 + random.nextInt(200)) {
                levels.add(new LevelDual(t, new UnitPrice(from), value));
                value += random.nextInt(3);
            }
        });
        return DualPrices.of(random.nextInt(4), random.nextInt(3), groups, levels);
    }
}
