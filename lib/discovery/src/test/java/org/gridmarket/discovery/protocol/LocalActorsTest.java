package org.gridmarket.discovery.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalLong;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.junit.jupiter.api.Test;

/** What programs of a machine say again and again is judged once. */
class LocalActorsTest {
    private static final Actor ACTOR = new Actor("solver", 1, 0);
    private static final NodeId NODE = new NodeId(Digest.sha256(Bytes.utf8("here")));

    private final AccountService solver =
            new AccountService(ServiceType.SOLVER, Kind.HTTP, "one", AccountKeyPair.generate(new SecureRandom()));
    private final NodeIdentity identity =
            new NodeIdentity(NODE, Organisation.DSO, Unit.OPERATOR, "of-a-test", "01", 0, Long.MAX_VALUE);
    private final PinnedEd25519 pinned = new PinnedEd25519();
    private boolean isKeyBelieved = true;
    private int checked;

    private final LocalActors actors =
            new LocalActors(pid -> OptionalLong.of(0), identity, (key, message, signature) -> {
                checked++;
                return isKeyBelieved && pinned.isGood(key, message, signature);
            });

    private List<ServiceRecord> offered(int port) {
        return solver.at(NODE, List.of(new Endpoint("127.0.0.1", port, null)), List.of());
    }

    @Test
    void a_list_that_is_said_again_is_a_sign_of_life_and_no_signature_is_checked() {
        assertThat(actors.announce(ACTOR, offered(9_000), 0)).isEqualTo(Decision.accept(true));

        assertThat(actors.announce(ACTOR, offered(9_000), DiscoveryTimes.ACTOR_SILENT_MILLIS))
                .isEqualTo(Decision.accept(false));

        assertThat(checked).isEqualTo(1);
        assertThat(actors.sweep(DiscoveryTimes.ACTOR_SILENT_MILLIS + 1)).isFalse();
    }

    @Test
    void another_list_is_judged() {
        actors.announce(ACTOR, offered(9_000), 0);

        assertThat(actors.announce(ACTOR, offered(9_001), 1)).isEqualTo(Decision.accept(true));

        assertThat(checked).isEqualTo(2);
    }

    @Test
    void what_the_disk_lists_is_judged_when_its_actor_says_it_first() {
        actors.restore(List.of(new KeptActor(ACTOR, offered(9_000))), 0);
        assertThat(actors.announce(ACTOR, offered(9_000), 1)).isEqualTo(Decision.accept(false));
        assertThat(checked).isEqualTo(1);
    }

    @Test
    void what_the_disk_lists_is_refused_when_it_is_not_believed_any_more() {
        actors.restore(List.of(new KeptActor(ACTOR, offered(9_000))), 0);
        isKeyBelieved = false;

        assertThat(actors.announce(ACTOR, offered(9_000), 1))
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(DiscoveryRejection.PRINCIPAL_BAD));
    }
}
