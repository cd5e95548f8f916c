package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers carry units: outside the units themselves and the wire, no public signature of the kernel has a bare long. */
class UnitsTest {
    /** Where a bare number is the value itself, and its name or Javadoc states the unit. */
    private static final Set<String> ALLOWED = Set.of(
            "MarketCalendar",
            "Clock",
            "ObjectiveValue",
            "IntervalTerms",
            "DualPrices",
            "GroupDual",
            "LevelDual",
            "CycleCalendar",
            "SlotTerms",
            "MoneyTerms",
            "CapacityPrice",
            "AllocationInstance",
            "StreamRules",
            "EpochShape",
            "EpochTimes");

    @Test
    void no_public_signature_has_a_bare_long() {
        List<String> bare = Bytecode.KERNEL.stream()
                .filter(type -> !type.getPackageName().endsWith(".quantity")
                        && !type.getPackageName().endsWith(".wire"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !ALLOWED.contains(type.getSimpleName()))
                .flatMap(UnitsTest::publicMembers)
                .filter(UnitsTest::hasLong)
                .map(JavaCodeUnit::getFullName)
                .sorted()
                .toList();

        assertThat(bare).isEmpty();
    }

    private static Stream<JavaCodeUnit> publicMembers(JavaClass type) {
        return type.getCodeUnits().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean hasLong(JavaCodeUnit member) {
        return member.getRawReturnType().isEquivalentTo(long.class)
                || member.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(long.class));
    }
}
