package org.gridmarket.testbed.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.ledger.WorldState;
import org.junit.jupiter.api.Test;

/** values &lt;- rules &lt;- services inside the kernel, and modules see only what the page of the house allows. */
class LayersTest {
    private static final String KERNEL = "org.gridmarket.kernel..";

    @Test
    void the_kernel_depends_on_nothing() {
        classes()
                .that()
                .resideInAPackage(KERNEL)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(KERNEL, "java..", "org.jspecify..")
                .check(Bytecode.KERNEL);
    }

    @Test
    void how_a_process_watches_itself_depends_on_nothing() {
        classes()
                .that()
                .resideInAPackage("org.gridmarket.process..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.gridmarket.process..", "java..", "org.jspecify..")
                .check(Bytecode.ALL);
    }

    @Test
    void only_operations_and_the_ledger_see_the_world_state() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..kernel.ledger..", "..kernel..operation..")
                .and()
                .doNotBelongToAnyOf(Contracts.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(WorldState.class)
                .check(Bytecode.KERNEL);
    }

    @Test
    void nothing_in_the_kernel_but_its_door_sees_operations() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..kernel..operation..")
                .and()
                .doNotBelongToAnyOf(Contracts.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..kernel..operation..")
                .check(Bytecode.KERNEL);
    }

    @Test
    void subjects_do_not_see_messages() {
        noClasses()
                .that()
                .resideInAPackage("..kernel.energy..")
                .and()
                .resideOutsideOfPackages("..energy.message..", "..energy.operation..", "..energy.view..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..energy.message..")
                .check(Bytecode.KERNEL);
    }

    @Test
    void foundations_do_not_see_markets() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..kernel.quantity..",
                        "..kernel.wire..",
                        "..kernel.party..",
                        "..kernel.decision..",
                        "..kernel.lifecycle..",
                        "..kernel.command..",
                        "..kernel.ledger..",
                        "..kernel.agreement..",
                        "..kernel.licence..",
                        "..kernel.operation..",
                        "..kernel.clock..",
                        "..kernel.contest..",
                        "..kernel.purse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..kernel.energy..")
                .check(Bytecode.KERNEL);
    }

    @Test
    void mixing_is_a_library_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage("org.gridmarket.coinshuffle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.gridmarket.kernel..",
                        "org.gridmarket.chain..",
                        "org.gridmarket.testbed..",
                        "org.gridmarket.testkit..",
                        "org.gridmarket.solver..")
                .check(Bytecode.ALL);
    }

    @Test
    void only_the_chain_client_knows_the_fabric_gateway() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gridmarket.chain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hyperledger.fabric.client..")
                .check(Bytecode.ALL);
    }

    @Test
    void nobody_depends_on_the_testbed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.gridmarket.testbed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gridmarket.testbed..")
                .check(Bytecode.ALL);
    }

    @Test
    void only_testbed_and_model_checker_depend_on_the_testkit() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.gridmarket.testbed..", "org.gridmarket.testkit..", "org.gridmarket.check..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.gridmarket.testkit..")
                .check(Bytecode.ALL);
    }

    @Test
    void what_the_client_of_gateways_believes_does_not_depend_on_a_market() {
        noClasses()
                .that()
                .resideInAPackage("org.gridmarket.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.gridmarket.kernel.energy..", "org.gridmarket.client.energy..")
                .check(Bytecode.ALL);
    }

    @Test
    void libraries_see_no_program() {
        noClasses()
                .that()
                .resideInAPackage("org.gridmarket.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.gridmarket.gateway..", "org.gridmarket.solver..", "org.gridmarket.testbed..")
                .check(Bytecode.ALL);
    }
}
