package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** What every {@link Authority} does, the one of the simulation too. */
public abstract class AuthoritySuite {
    private static final Bytes MESSAGE = Bytes.utf8("a mandate");

    /** Under test; its roots are those of the consortium. */
    protected abstract Authority authority();

    /** A certificate of a root. */
    protected abstract Bytes certificate(String name, Organisation issuer, Unit unit, boolean inDate);

    /** A certificate that names an organisation's root as its issuer, which did not sign it. */
    protected abstract Bytes forged(String name, Organisation named);

    /** By the key of the certificate that was issued last under this name. */
    protected abstract Bytes sign(String name, Bytes message);

    /** A root's list that withdraws certificates issued under these names. */
    protected abstract Bytes list(Organisation issuer, long number, Set<String> names);

    /** A list that names an organisation's root as its issuer, which did not sign it. */
    protected abstract Bytes forgedList(Organisation named, long number);

    private NodeIdentity identity(String name) {
        return authority()
                .identify(certificate(name, Organisation.DSO, Unit.OPERATOR, true))
                .orThrow();
    }

    @Test
    void a_certificate_of_a_root_says_whose_node_it_is() {
        NodeIdentity device = authority()
                .identify(certificate("d1", Organisation.COOPERATIVE, Unit.MEMBER, true))
                .orThrow();

        assertThat(device.organisation()).isEqualTo(Organisation.COOPERATIVE);
        assertThat(device.unit()).isEqualTo(Unit.MEMBER);
        assertThat(device.name()).isEqualTo("d1");
        assertThat(authority().isInDate(device)).isTrue();
    }

    @Test
    void nodes_with_different_keys_have_different_ids() {
        assertThat(identity("n1").node()).isNotEqualTo(identity("n2").node());
    }

    @Test
    void a_certificate_that_no_root_has_signed_is_of_nobody() {
        assertUnknown(authority().identify(forged("n1", Organisation.DSO)));
    }

    @Test
    void what_is_no_certificate_is_of_nobody() {
        assertUnknown(authority().identify(Bytes.utf8("a certificate")));
    }

    private static void assertUnknown(Decision<?> decision) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(DiscoveryRejection.SIGNER_UNKNOWN));
    }

    @Test
    void a_certificate_whose_dates_are_over_is_read_and_not_in_date() {
        NodeIdentity old = authority()
                .identify(certificate("n1", Organisation.DSO, Unit.OPERATOR, false))
                .orThrow();

        assertThat(authority().isInDate(old)).isFalse();
    }

    @Test
    void a_signature_is_good_for_its_message_and_key_only() {
        Bytes one = certificate("n1", Organisation.DSO, Unit.OPERATOR, true);
        Bytes other = certificate("n2", Organisation.DSO, Unit.OPERATOR, true);
        Bytes signature = sign("n1", MESSAGE);

        assertThat(authority().isSigned(one, MESSAGE, signature)).isTrue();
        assertThat(authority().isSigned(one, Bytes.utf8("another"), signature)).isFalse();
        assertThat(authority().isSigned(other, MESSAGE, signature)).isFalse();
        assertThat(authority().isSigned(one, MESSAGE, Bytes.utf8("no signature")))
                .isFalse();
    }

    @Test
    void a_list_names_the_nodes_of_its_organisation_that_it_withdraws() {
        NodeIdentity withdrawn = identity("n1");
        NodeIdentity other = identity("n2");

        DenialList list =
                authority().denials(list(Organisation.DSO, 7, Set.of("n1"))).orThrow();

        assertThat(list.number()).isEqualTo(7);
        assertThat(list.organisation()).isEqualTo(Organisation.DSO);
        assertThat(list.names(withdrawn)).isTrue();
        assertThat(list.names(other)).isFalse();
    }

    @Test
    void a_list_of_another_organisation_withdraws_nothing() {
        NodeIdentity node = identity("n1");

        DenialList list = authority()
                .denials(list(Organisation.REGULATOR, 7, Set.of("n1")))
                .orThrow();

        assertThat(list.names(node)).isFalse();
    }

    @Test
    void a_list_that_withdraws_nothing_is_read() {
        DenialList list =
                authority().denials(list(Organisation.DSO, 1, Set.of())).orThrow();

        assertThat(list.serials()).isEmpty();
    }

    @Test
    void a_list_that_no_root_has_signed_is_of_nobody() {
        assertUnknown(authority().denials(forgedList(Organisation.DSO, 1)));
        assertUnknown(authority().denials(Bytes.utf8("a list")));
    }
}
