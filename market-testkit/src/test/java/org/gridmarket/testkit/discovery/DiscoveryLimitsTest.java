package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** What one limit allows, the next one bears. */
class DiscoveryLimitsTest {
    private static final HeadKey HIGHEST = new HeadKey(DiscoveryLimits.HIGHEST_COUNT, DiscoveryLimits.HIGHEST_COUNT);
    private static final NodeId NODE = new NodeId(Bytes.of(new byte[NodeId.LENGTH]));

    @Test
    void the_largest_card_with_head_and_mandate_is_a_message() {
        Bytes hash = Bytes.of(new byte[32]);
        String site = "s".repeat(64);
        Head head = new Head(new Head.Text(NODE, site, HIGHEST, 60_000, hash, hash, hash), Bytes.of(new byte[64]));
        Mandate mandate = new Mandate(
                Bytes.of(new byte[DiscoveryLimits.CERTIFICATE_BYTES]),
                new Mandate.Text(NODE, DiscoveryLimits.HIGHEST_COUNT, new AccountKey(hash)),
                Bytes.of(new byte[128]));
        Bytes withoutContent =
                Message.write(new Message.Copy(head, DiscoveryLimits.HIGHEST_AGE_MILLIS, mandate, Content.EMPTY));

        assertThat(withoutContent.length() + DiscoveryLimits.CARD_BYTES).isLessThan(DiscoveryLimits.MESSAGE_BYTES);
    }

    @Test
    void the_largest_summary_is_a_message() {
        Message.Line line = new Message.Line(NODE, HIGHEST, DiscoveryLimits.HIGHEST_AGE_MILLIS);
        List<Message.DenialNumber> denials = List.of(
                new Message.DenialNumber(Organisation.COOPERATIVE, Long.MAX_VALUE),
                new Message.DenialNumber(Organisation.REGULATOR, Long.MAX_VALUE),
                new Message.DenialNumber(Organisation.DSO, Long.MAX_VALUE));
        Message.Summary summary = new Message.Summary(
                NODE, NODE, Collections.nCopies(DiscoveryLimits.SUMMARY_NODES + 1, line), denials, true);

        assertThat(Message.write(summary).length()).isLessThan(DiscoveryLimits.MESSAGE_BYTES);
    }

    @Test
    void the_largest_list_of_denials_is_a_message() {
        Message.Denial denial = new Message.Denial(Bytes.of(new byte[DiscoveryLimits.DENIAL_BYTES]));

        assertThat(Message.write(denial).length()).isLessThan(DiscoveryLimits.MESSAGE_BYTES);
    }

    @Test
    void all_live_cards_fit_a_heap_of_512_megabytes() {
        long cards = (long) DiscoveryLimits.LIVE_NODES * DiscoveryLimits.CARD_BYTES;

        assertThat(2 * cards).isLessThan(512L * 1_024 * 1_024);
    }

    @Test
    void a_card_holds_as_many_records_as_a_node_may_have() {
        ServiceRecord usual = DiscoveryExamples.service("gateway", "an-instance-of-usual-length");

        assertThat(DiscoveryLimits.RECORDS_PER_NODE * (usual.bytes().length() + 1))
                .isLessThan(DiscoveryLimits.CARD_BYTES);
    }

    @Test
    void every_message_reads_as_it_was_written() {
        DiscoveryExamples.Node node = new DiscoveryExamples.Node("n1", Organisation.DSO, Unit.OPERATOR);
        List<Message> messages = List.of(
                node.card(5, DiscoveryExamples.service("density", "a")),
                new Message.Copy(node.head(), 0, null, null),
                new Message.Want(node.id()),
                new Message.Summary(null, node.id(), List.of(new Message.Line(node.id(), HIGHEST, 3)), List.of(), true),
                new Message.Denial(Bytes.utf8("a list")));

        assertThat(messages)
                .allSatisfy(message -> assertThat(
                                Message.read(Message.write(message)).orThrow())
                        .isEqualTo(message));
    }
}
