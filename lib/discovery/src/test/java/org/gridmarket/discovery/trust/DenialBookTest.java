package org.gridmarket.discovery.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Which of an organisation's lists counts. */
class DenialBookTest {
    private final DenialBook book = new DenialBook();

    private static DenialList list(Organisation organisation, long number, String... serials) {
        return new DenialList(organisation, number, Set.of(serials), Bytes.utf8(organisation + " " + number));
    }

    private static NodeIdentity node(Organisation organisation, String serial) {
        NodeId id = new NodeId(Bytes.of(new byte[NodeId.LENGTH]));
        return new NodeIdentity(id, organisation, Unit.OPERATOR, "n1", serial, 0, Long.MAX_VALUE);
    }

    @Test
    void a_list_denies_what_it_names_of_its_own_organisation() {
        book.take(list(Organisation.DSO, 1, "0a"));

        assertThat(book.denies(node(Organisation.DSO, "0a"))).isTrue();
        assertThat(book.denies(node(Organisation.DSO, "0b"))).isFalse();
        assertThat(book.denies(node(Organisation.REGULATOR, "0a"))).isFalse();
    }

    @Test
    void the_highest_number_counts_whatever_comes_later() {
        assertThat(book.take(list(Organisation.DSO, 2, "0b"))).isTrue();
        assertThat(book.take(list(Organisation.DSO, 1, "0a"))).isFalse();
        assertThat(book.take(list(Organisation.DSO, 2, "0a"))).isFalse();

        assertThat(book.denies(node(Organisation.DSO, "0a"))).isFalse();
        assertThat(book.denies(node(Organisation.DSO, "0b"))).isTrue();
    }

    @Test
    void a_newer_list_may_give_a_certificate_back() {
        book.take(list(Organisation.DSO, 1, "0a"));
        book.take(list(Organisation.DSO, 2));

        assertThat(book.denies(node(Organisation.DSO, "0a"))).isFalse();
    }

    @Test
    void the_newest_list_is_known_and_an_older_one_is_not() {
        DenialList first = list(Organisation.DSO, 1);
        DenialList second = list(Organisation.DSO, 2);
        book.take(first);
        book.take(second);

        assertThat(book.holds(second.signed())).isTrue();
        assertThat(book.holds(first.signed())).isFalse();
    }
}
