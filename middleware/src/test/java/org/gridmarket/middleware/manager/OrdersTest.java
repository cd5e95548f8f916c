package org.gridmarket.middleware.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final Bytes PACKAGE = Digest.sha256(Bytes.utf8("package"));

    private final AccountKeyPair owner = AccountKeyPair.generate(new SecureRandom());
    private final AccountKeyPair stranger = AccountKeyPair.generate(new SecureRandom());
    private final Orders.Trust trust = new Orders.Trust(Set.of(owner.publicKey()), new PinnedEd25519());

    private SignedOrder order(String application, long number, WantedState wanted) {
        return new Order(application, number, PACKAGE, wanted).sign(owner);
    }

    private Orders installed(String application) {
        return Orders.NONE
                .take(order(application, 1, WantedState.INSTALLED), true, trust)
                .orThrow();
    }

    private static RejectionCode refused(Decision<Orders> decision) {
        if (decision instanceof Decision.Rejected<Orders>(var reason)) {
            return reason.code();
        }
        throw new AssertionError("it was taken: " + decision);
    }

    @Test
    void the_highest_number_counts_and_the_same_order_counts_once() {
        Orders orders = installed("Light");
        SignedOrder launch = order("Light", 5, WantedState.LAUNCHED);
        Orders launched = orders.take(launch, false, trust).orThrow();

        assertThat(launched.of("Light")).contains(launch);
        assertThat(launched.take(launch, false, trust).orThrow()).isEqualTo(launched);
        assertThat(refused(launched.take(order("Light", 5, WantedState.HALTED), false, trust)))
                .isEqualTo(ManagerRejection.NUMBER_OLD);
        assertThat(refused(launched.take(order("Light", 4, WantedState.HALTED), false, trust)))
                .isEqualTo(ManagerRejection.NUMBER_OLD);
    }

    @Test
    void nobody_else_gives_orders_and_none_is_changed_on_its_way() {
        Orders orders = installed("Light");
        Order halt = new Order("Light", 2, PACKAGE, WantedState.HALTED);
        SignedOrder changed = new SignedOrder(
                halt, owner.publicKey(), order("Light", 2, WantedState.LAUNCHED).signature());

        assertThat(refused(orders.take(halt.sign(stranger), false, trust)))
                .isEqualTo(ManagerRejection.SIGNER_NOT_ALLOWED);
        assertThat(refused(orders.take(changed, false, trust))).isEqualTo(ManagerRejection.SIGNATURE_BAD);
    }

    @Test
    void a_node_without_keys_takes_nothing() {
        Orders.Trust nobody = new Orders.Trust(Set.of(), new PinnedEd25519());

        assertThat(refused(Orders.NONE.take(order("Light", 1, WantedState.INSTALLED), true, nobody)))
                .isEqualTo(ManagerRejection.SIGNER_NOT_ALLOWED);
    }

    @Test
    void what_is_not_here_is_not_launched_and_what_was_removed_is_not_either() {
        assertThat(refused(Orders.NONE.take(order("Light", 1, WantedState.LAUNCHED), false, trust)))
                .isEqualTo(ManagerRejection.NOT_INSTALLED);

        Orders removed = installed("Light")
                .take(order("Light", 2, WantedState.REMOVED), false, trust)
                .orThrow();
        assertThat(removed.present()).isEmpty();
        assertThat(refused(removed.take(order("Light", 3, WantedState.LAUNCHED), false, trust)))
                .isEqualTo(ManagerRejection.NOT_INSTALLED);
        assertThat(refused(removed.take(order("Light", 1, WantedState.INSTALLED), true, trust)))
                .isEqualTo(ManagerRejection.NUMBER_OLD);
    }

    @Test
    void as_many_applications_as_a_node_bears_and_no_more() {
        Orders orders = Orders.NONE;
        for (int i = 0; i < ManagerLimits.APPLICATIONS; i++) {
            orders = orders.take(order("Light" + i, 1, WantedState.INSTALLED), true, trust)
                    .orThrow();
        }

        assertThat(refused(orders.take(order("Grid", 1, WantedState.INSTALLED), true, trust)))
                .isEqualTo(ManagerRejection.TOO_MANY_APPLICATIONS);
        Orders room = orders.take(order("Light3", 2, WantedState.REMOVED), false, trust)
                .orThrow();
        assertThat(room.take(order("Grid", 1, WantedState.INSTALLED), true, trust)
                        .isAccepted())
                .isTrue();
    }

    @Test
    void of_removed_applications_the_first_is_forgotten_beyond_the_bound() {
        Orders orders = Orders.NONE;
        for (int i = 0; i <= ManagerLimits.REMOVED_APPLICATIONS; i++) {
            orders = orders.take(order("Light" + i, 1, WantedState.INSTALLED), true, trust)
                    .orThrow()
                    .take(order("Light" + i, 2, WantedState.REMOVED), false, trust)
                    .orThrow();
        }

        assertThat(orders.newest()).hasSize(ManagerLimits.REMOVED_APPLICATIONS);
        assertThat(orders.of("Light0")).isEmpty();
        assertThat(orders.of("Light1")).isPresent();
    }
}
