package org.gridmarket.testbed.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.junit.jupiter.api.Test;

/** A rule lives in the kernel or it is not a rule; the scripted contract of the test furniture is none. */
class RulesLiveInKernelTest {
    /** Whose word a daemon takes of who is there: no rule of a market, and nothing of it reaches the ledger (docs/adr/0021). */
    private static final String[] NODES = {"org.gridmarket.discovery..", "org.gridmarket.middleware.."};

    private static final String[] KERNEL_AND_NODES = Stream.concat(
                    Stream.of("org.gridmarket.kernel.."), Stream.of(NODES))
            .toArray(String[]::new);

    private static final String[] MAY_REJECT = Stream.concat(
                    Stream.of(KERNEL_AND_NODES), Stream.of("org.gridmarket.testkit.."))
            .toArray(String[]::new);

    @Test
    void only_the_kernel_makes_a_rejection() {
        noClasses()
                .that()
                .resideOutsideOfPackages(MAY_REJECT)
                .and()
                .doNotHaveSimpleName("ByzantinePeer") // invents refusals, to be found out
                .should()
                .callMethod(Decision.class, "reject", RejectionCode.class, String.class, String.class)
                .orShould()
                .callConstructor(Rejection.class, RejectionCode.class, String.class, String.class)
                .check(Bytecode.ALL);
    }

    @Test
    void only_the_kernel_has_codes_of_refusal() {
        classes()
                .that()
                .implement(RejectionCode.class)
                .and()
                .resideOutsideOfPackage("org.gridmarket.testkit..")
                .should()
                .resideInAnyPackage(KERNEL_AND_NODES)
                .andShould()
                .beEnums()
                .andShould()
                .haveSimpleNameEndingWith("Rejection")
                .check(Bytecode.ALL);
    }
}
