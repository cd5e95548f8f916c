package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.discovery.protocol.CardWatch;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.discovery.DiscoveryExamples.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that hears cards from gateways which it does not trust. */
class CardWatchTest {
    private static final long LIFE_MILLIS = 15_000;
    private static final ServiceRecord SERVICE = DiscoveryExamples.service("density", "a");

    private final List<Tell> told = new ArrayList<>();
    private final Node node = new Node("n1", Organisation.DSO, Unit.OPERATOR);
    private final CardWatch watch = watch();

    private CardWatch watch() {
        HeadCheck judge = new HeadCheck(
                DiscoveryExamples.TRUST,
                DiscoveryExamples.TRUST,
                new DenialBook(),
                CardWatch.NO_SITE,
                EnumSet.noneOf(Unit.class));
        return new CardWatch(judge, record -> true, told::add, 0);
    }

    @BeforeEach
    void two_gateways_speak() {
        watch.speaks("one", 0);
        watch.speaks("other", 0);
    }

    private static List<String> kinds(List<Tell> tells) {
        return tells.stream().map(tell -> tell.getClass().getSimpleName()).toList();
    }

    @Test
    void what_two_gateways_tell_is_told_once() {
        Message.Copy card = node.card(0, SERVICE);

        watch.heard(card, 10);
        watch.heard(card, 20);

        assertThat(kinds(told)).containsExactly("Up");
    }

    @Test
    void what_one_gateway_withholds_the_other_tells() {
        watch.heard(node.card(0, SERVICE), 10);
        long now = 10;
        while (now < 5 * LIFE_MILLIS) {
            now += 1_000;
            watch.heard(new Message.Copy(node.head(SERVICE), 0, null, null), now);
            watch.tick(now);
        }

        assertThat(kinds(told)).containsExactly("Up");
    }

    @Test
    void a_head_that_a_gateway_has_made_is_not_believed() {
        Message.Copy card = node.card(0, SERVICE);
        Head forged = new Head(card.head().text(), Bytes.of(new byte[32]));

        assertThat(watch.heard(new Message.Copy(forged, 0, card.mandate(), card.content()), 10)
                        .isAccepted())
                .isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void a_node_that_no_gateway_renews_is_told_down_when_its_head_runs_out() {
        watch.heard(node.card(0, SERVICE), 1_000);

        watch.tick(1_000 + LIFE_MILLIS - 1);
        assertThat(kinds(told)).containsExactly("Up");
        watch.tick(1_000 + LIFE_MILLIS);

        assertThat(kinds(told)).containsExactly("Up", "Down");
        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        Tell.Down.class, down -> assertThat(down.cause()).isEqualTo(Cause.SILENT));
    }

    @Test
    void a_gateway_cannot_show_a_dead_node_again() {
        Message.Copy last = node.card(0, SERVICE);
        watch.heard(last, 1_000);
        watch.tick(1_000 + LIFE_MILLIS);

        watch.heard(last, 1_100 + LIFE_MILLIS);

        assertThat(kinds(told)).containsExactly("Up", "Down");
    }

    @Test
    void a_gateway_cannot_show_after_a_restart_what_was_dead_before() {
        Message.Copy last = node.card(0, SERVICE);
        watch.heard(last, 1_000);
        CardWatch later = watch();
        later.restore(watch.kept());
        told.clear();

        later.heard(last, 50_000);

        assertThat(told).isEmpty();
    }

    @Test
    void a_blind_client_is_told_nothing_down() {
        watch.heard(node.card(0, SERVICE), 1_000);
        watch.isSilent("one");
        watch.isSilent("other");

        watch.tick(10 * LIFE_MILLIS);

        assertThat(watch.isBlind()).isTrue();
        assertThat(kinds(told)).containsExactly("Up");
    }

    @Test
    void a_client_that_sees_again_gives_nodes_time_to_be_heard() {
        watch.heard(node.card(0, SERVICE), 1_000);
        watch.isSilent("one");
        watch.isSilent("other");
        watch.speaks("one", 10 * LIFE_MILLIS);
        watch.tick(10 * LIFE_MILLIS + 200);
        watch.heard(new Message.Copy(node.head(SERVICE), 0, null, null), 10 * LIFE_MILLIS + 900);
        watch.tick(11 * LIFE_MILLIS + 200);

        assertThat(kinds(told)).containsExactly("Up");
    }

    @Test
    void a_denied_node_is_told_down_at_once_by_whichever_gateway_brings_the_list() {
        watch.heard(node.card(0, SERVICE), 1_000);

        assertThat(watch.denied(SimulatedTrust.list(Organisation.DSO, 1, Set.of("n1")), 1_001)
                        .orThrow())
                .isTrue();

        assertThat(told.getLast())
                .isInstanceOfSatisfying(
                        Tell.Down.class, down -> assertThat(down.cause()).isEqualTo(Cause.DENIED));
        assertThat(watch.heard(node.card(0, SERVICE), 1_002).isAccepted()).isFalse();
    }

    @Test
    void a_client_stands_in_no_site() {
        HeadCheck ofSite = DiscoveryExamples.judge(Unit.OPERATOR);

        assertThatIllegalArgumentException().isThrownBy(() -> new CardWatch(ofSite, record -> true, told::add, 0));
    }
}
