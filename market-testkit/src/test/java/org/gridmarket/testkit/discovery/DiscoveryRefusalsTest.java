package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.NodeTable;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Principal;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.RecordRules;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.discovery.DiscoveryExamples.Node;
import org.gridmarket.testkit.table.RejectionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One witness for each reason for which discovery does not take what it is told. */
class DiscoveryRefusalsTest {
    private static final ServiceRecord DENSITY = DiscoveryExamples.service("density", "a");

    private static final RejectionTable TABLE = new RejectionTable()
            .row(
                    DiscoveryRejection.MALFORMED,
                    "a message is not in canonical form",
                    () -> Message.read(Bytes.utf8("{\"type\":\"Want\", \"node\":\"\"}")))
            .row(DiscoveryRejection.MALFORMED, "the content is of another head", () -> {
                Node node = operator("n1");
                return table().accept(new Message.Copy(node.head(DENSITY), 0, node.mandate(), Content.EMPTY), 0);
            })
            .row(
                    DiscoveryRejection.TOO_LARGE,
                    "a message is larger than any can be",
                    () -> Message.read(Bytes.of(new byte[DiscoveryLimits.MESSAGE_BYTES + 1])))
            .row(DiscoveryRejection.TOO_LARGE, "a card has more bytes than a card has", () -> {
                ServiceRecord[] records = IntStream.range(0, 40)
                        .mapToObj(i -> DiscoveryExamples.service("density", "a" + i, attributes(7)))
                        .toArray(ServiceRecord[]::new);
                return table().accept(operator("n1").card(0, records), 0);
            })
            .row(DiscoveryRejection.SIGNER_UNKNOWN, "a certificate is of no CA of the consortium", () -> {
                String genuine = SimulatedTrust.certificate("n1", Organisation.DSO, Unit.OPERATOR, true)
                        .toUtf8();
                return table().accept(new Node(Bytes.utf8(genuine.replace("DSO", "REGULATOR"))).card(0, DENSITY), 0);
            })
            .row(
                    DiscoveryRejection.CERTIFICATE_EXPIRED,
                    "a certificate's dates do not hold",
                    () -> table().accept(
                                    new Node(SimulatedTrust.certificate("n1", Organisation.DSO, Unit.OPERATOR, false))
                                            .card(0, DENSITY),
                                    0))
            .row(DiscoveryRejection.DENIED, "an organisation has withdrawn the certificate", () -> {
                NodeTable table = table();
                Node node = operator("n1");
                table.accept(node.card(0, DENSITY), 0);
                table.deny(
                        DiscoveryExamples.TRUST
                                .denials(SimulatedTrust.list(Organisation.DSO, 1, Set.of("n1")))
                                .orThrow(),
                        1);
                return table.accept(node.card(0, DENSITY), 2);
            })
            .row(DiscoveryRejection.MANDATE_UNKNOWN, "a head comes without the mandate that it names", () -> {
                Message.Copy card = operator("n1").card(0, DENSITY);
                return table().accept(new Message.Copy(card.head(), 0, null, card.content()), 0);
            })
            .row(DiscoveryRejection.SIGNATURE_BAD, "a head is signed with another key", () -> {
                Message.Copy card = operator("n1").card(0, DENSITY);
                Head forged = new Head(card.head().text(), Bytes.of(new byte[64]));
                return table().accept(new Message.Copy(forged, 0, card.mandate(), card.content()), 0);
            })
            .row(DiscoveryRejection.SIGNATURE_BAD, "a mandate is of another node", () -> {
                Node node = operator("n1");
                Head.Text text = operator("n2").head(DENSITY).text();
                Head forged = node.keys()
                        .sign(new Head.Text(
                                text.node(),
                                text.site(),
                                text.key(),
                                text.leaseMillis(),
                                text.siteContent(),
                                text.globalContent(),
                                node.mandate().hash()));
                return table().accept(new Message.Copy(forged, 0, node.mandate(), null), 0);
            })
            .row(
                    DiscoveryRejection.SITE_CLOSED,
                    "a member's device announces in a site of operators",
                    () -> table().accept(new Node("d1", Organisation.DSO, Unit.MEMBER).card(0, DENSITY), 0))
            .row(DiscoveryRejection.SITE_FULL, "as many nodes of the site are alive as a site has", () -> {
                NodeTable table = table();
                for (int i = 0; i < DiscoveryLimits.SITE_NODES; i++) {
                    table.accept(operator("n" + i).card(0), 0).orThrow();
                }
                table.accept(operator("elsewhere").cardOf("another", 0), 0).orThrow();
                return table.accept(operator("one more").card(0), 0);
            })
            .row(DiscoveryRejection.TABLE_FULL, "as many nodes are alive as a daemon bears", () -> {
                NodeTable table = table();
                for (int i = 0; i < DiscoveryLimits.LIVE_NODES; i++) {
                    String site = "site-" + i / DiscoveryLimits.SITE_NODES;
                    table.accept(operator("n" + i).cardOf(site, 0), 0).orThrow();
                }
                return table.accept(operator("one more").cardOf("one-more", 0), 0);
            })
            .row(
                    DiscoveryRejection.TYPE_NOT_YOURS,
                    "a member's device announces a gateway",
                    () -> judged(
                            DiscoveryExamples.service("gateway", "a", new Attribute(Attribute.ORGANISATION, "DSO")),
                            new Node("d1", Organisation.DSO, Unit.MEMBER)))
            .row(
                    DiscoveryRejection.TYPE_NOT_YOURS,
                    "one organisation's node announces another's gateway",
                    () -> judged(
                            DiscoveryExamples.service(
                                    "gateway", "a", new Attribute(Attribute.ORGANISATION, "REGULATOR")),
                            operator("n1")))
            .row(
                    DiscoveryRejection.TYPE_NOT_YOURS,
                    "a gateway names no organisation",
                    () -> judged(DiscoveryExamples.service("gateway", "a"), operator("n1")))
            .row(
                    DiscoveryRejection.PRINCIPAL_MISSING,
                    "a solver names no account",
                    () -> judged(DiscoveryExamples.service("solver", "a"), operator("n1")))
            .row(DiscoveryRejection.PRINCIPAL_BAD, "an account has signed the record for another node", () -> {
                ServiceRecord solver = DiscoveryExamples.service("solver", "a");
                return judged(vouchedFor(solver, operator("n2")), operator("n1"));
            })
            .row(
                    DiscoveryRejection.RECORD_TOO_LARGE,
                    "a record has more bytes than a record has",
                    () -> judged(DiscoveryExamples.service("density", "a", attributes(9)), operator("n1")))
            .row(DiscoveryRejection.TOO_MANY_RECORDS, "a node announces more records than a node does", () -> {
                ServiceRecord[] records = IntStream.rangeClosed(0, DiscoveryLimits.RECORDS_PER_NODE)
                        .mapToObj(i -> DiscoveryExamples.service("density", "a" + i))
                        .toArray(ServiceRecord[]::new);
                return table().accept(operator("n1").card(0, records), 0);
            });

    private static Node operator(String name) {
        return new Node(name.replace(' ', '-'), Organisation.DSO, Unit.OPERATOR);
    }

    private static NodeTable table() {
        return new NodeTable(DiscoveryExamples.judge(Unit.OPERATOR));
    }

    private static Attribute[] attributes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Attribute("a" + i, "x".repeat(DiscoveryLimits.ATTRIBUTE_CHARACTERS)))
                .toArray(Attribute[]::new);
    }

    private static ServiceRecord vouchedFor(ServiceRecord record, Node node) {
        AccountKey account = new AccountKey(Bytes.of(new byte[AccountKey.LENGTH]));
        return record.withPrincipal(new Principal(
                account, SimulatedTrust.signature(account.key(), record.signingBytes(node.id(), account))));
    }

    private static Decision<RecordRules.Facts> judged(ServiceRecord record, Node node) {
        HeadCheck judge = DiscoveryExamples.judge(Unit.OPERATOR);
        return RecordRules.BOOK.check(new RecordRules.Facts(record, node.keys().identity(), judge.signatures()));
    }

    @TestFactory
    Stream<DynamicTest> what_is_wrong_is_refused_with_its_code() {
        return TABLE.witnesses().stream()
                .map(witness -> DynamicTest.dynamicTest(
                        witness.toString(),
                        () -> assertThat(outcome(witness.attempt().get()))
                                .isEqualTo(witness.code().name())));
    }

    private static String outcome(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> taken -> "taken";
            case Decision.Rejected<?>(var reason) -> reason.code().name();
        };
    }

    @Test
    void every_code_has_a_witness() {
        assertThat(new ArrayList<>(TABLE.codes())).containsAll(List.of(DiscoveryRejection.values()));
    }

    @Test
    void a_record_that_its_account_vouches_for_is_taken() {
        Node node = operator("n1");
        ServiceRecord solver = vouchedFor(DiscoveryExamples.service("solver", "a"), node);

        assertThat(judged(solver, node).isAccepted()).isTrue();
    }

    @Test
    void a_record_that_breaks_a_rule_is_ignored_and_its_card_stays() {
        NodeTable table = table();
        Node node = operator("n1");

        table.accept(node.card(0, DENSITY, DiscoveryExamples.service("solver", "a")), 0)
                .orThrow();

        assertThat(table.find(node.id()).orElseThrow()).satisfies(entry -> {
            assertThat(entry.isLive()).isTrue();
            assertThat(entry.services().keySet()).containsExactly(DENSITY.id(node.id()));
            assertThat(entry.ignored())
                    .extracting(ignored -> ignored.reason().code())
                    .containsExactly(DiscoveryRejection.PRINCIPAL_MISSING);
        });
    }
}
