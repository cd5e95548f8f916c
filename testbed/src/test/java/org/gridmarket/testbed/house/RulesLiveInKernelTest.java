package org.gridmarket.testbed.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.junit.jupiter.api.Test;

/** A rule lives in the kernel or it is not a rule; the scripted contract of the test furniture is none. */
class RulesLiveInKernelTest {
    /** Whose word a daemon takes of who is there: no rule of a market, and nothing of it reaches the ledger (docs/adr/0021). */
    private static final String DISCOVERY = "org.gridmarket.discovery..";

    @Test
    void only_the_kernel_makes_a_rejection() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.gridmarket.kernel..", "org.gridmarket.testkit..", DISCOVERY)
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
                .resideInAnyPackage("org.gridmarket.kernel..", DISCOVERY)
                .andShould()
                .beEnums()
                .andShould()
                .haveSimpleNameEndingWith("Rejection")
                .check(Bytecode.ALL);
    }
}
