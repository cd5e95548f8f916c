package org.gridmarket.discovery.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.RecordRules;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.junit.jupiter.api.Test;

/** A record that an account vouches for. */
class AccountServiceTest {
    private static final List<Endpoint> ENDPOINTS = List.of(new Endpoint("127.0.0.1", 9_000, null));

    private final AccountService solver =
            new AccountService(ServiceType.SOLVER, Kind.HTTP, "one", AccountKeyPair.generate(new SecureRandom()));

    private static NodeId node(String name) {
        return new NodeId(Digest.sha256(Bytes.utf8(name)));
    }

    private static boolean isTaken(ServiceRecord record, NodeId node) {
        NodeIdentity identity =
                new NodeIdentity(node, Organisation.COOPERATIVE, Unit.MEMBER, "of-a-test", "01", 0, Long.MAX_VALUE);
        return RecordRules.BOOK.check(new RecordRules.Facts(record, identity, new PinnedEd25519()))
                instanceof Decision.Accepted;
    }

    @Test
    void it_is_taken_at_the_node_it_was_signed_for_and_at_no_other() {
        ServiceRecord record = solver.at(node("here"), ENDPOINTS, List.of()).getFirst();

        assertThat(isTaken(record, node("here"))).isTrue();
        assertThat(isTaken(record, node("there"))).isFalse();
    }

    @Test
    void it_is_the_same_each_second_so_that_nobody_is_told_a_change() {
        assertThat(solver.at(node("here"), ENDPOINTS, List.of()))
                .isEqualTo(solver.at(node("here"), ENDPOINTS, List.of()));
    }
}
