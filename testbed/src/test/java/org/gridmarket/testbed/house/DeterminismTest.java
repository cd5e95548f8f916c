package org.gridmarket.testbed.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Endorsers must agree byte by byte: in the kernel there is no clock, no chance, no locale, no floating point,
 * no order of hashes, no thread.
 */
class DeterminismTest {
    @Test
    void the_kernel_reads_no_clock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Instant.class, Clock.class)
                .check(Bytecode.KERNEL);
    }

    @Test
    void the_kernel_leaves_nothing_to_chance() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SecureRandom.class, ThreadLocalRandom.class, UUID.class)
                .orShould()
                .callMethod(Math.class, "random")
                .check(Bytecode.KERNEL);
    }

    @Test
    void the_kernel_depends_on_no_locale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .check(Bytecode.KERNEL);
    }

    @Test
    void the_kernel_has_no_floating_point() {
        noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(Bytecode.KERNEL);
        noMethods()
                .should()
                .haveRawReturnType(double.class)
                .orShould()
                .haveRawReturnType(float.class)
                .check(Bytecode.KERNEL);
    }

    /**
     * Hash codes of records and enums differ between JDKs and even between two runs, and so does the order in which a hash
     * table is walked. Maps and sets of the kernel keep the order in which they were filled, or sort. The codec's tables are
     * only looked up by name; they are the exception.
     */
    @Test
    void the_kernel_knows_no_order_of_hashes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gridmarket.kernel.wire..")
                .should()
                .callConstructorWhere(isOneOf(HashMap.class, HashSet.class, IdentityHashMap.class, WeakHashMap.class))
                .orShould()
                .callMethodWhere(orderedByHash())
                .check(Bytecode.KERNEL);
    }

    @Test
    void the_kernel_starts_no_thread_and_shares_nothing_between_threads() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("java.util.concurrent..").and(not(belongToAnyOf(ConcurrentHashMap.class))))
                .orShould()
                .callMethod(Collection.class, "parallelStream")
                .orShould()
                .callMethodWhere(target(nameMatching("parallel")))
                .check(Bytecode.KERNEL);
        noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(Bytecode.KERNEL);
    }

    private static DescribedPredicate<JavaConstructorCall> isOneOf(Class<?>... tables) {
        return DescribedPredicate.describe(
                "of a hash table without order",
                call -> Stream.of(tables)
                        .anyMatch(table -> call.getTargetOwner().isEquivalentTo(table)));
    }

    /** Factories whose results are walked in an order of hashes; with at most one entry there is no order. */
    private static DescribedPredicate<JavaMethodCall> orderedByHash() {
        return DescribedPredicate.describe("that makes a map or set in the order of hashes", call -> {
            String name = call.getName();
            int arguments = call.getTarget().getRawParameterTypes().size();
            if (call.getTargetOwner().isEquivalentTo(Collectors.class)) {
                return Set.of("toSet", "toUnmodifiableSet", "toUnmodifiableMap").contains(name)
                        || (name.equals("toMap") && arguments < 4)
                        || (name.equals("groupingBy") && arguments < 3);
            }
            return (call.getTargetOwner().isEquivalentTo(Set.class)
                            && (name.equals("copyOf") || (name.equals("of") && arguments > 1)))
                    || (call.getTargetOwner().isEquivalentTo(Map.class)
                            && (name.equals("copyOf")
                                    || name.equals("ofEntries")
                                    || (name.equals("of") && arguments > 2)));
        });
    }

    @Test
    void the_kernel_touches_no_environment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..")
                .check(Bytecode.KERNEL);
    }
}
