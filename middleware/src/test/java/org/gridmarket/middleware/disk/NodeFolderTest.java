package org.gridmarket.middleware.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.protocol.Kept;
import org.gridmarket.discovery.protocol.KeptActor;
import org.gridmarket.discovery.protocol.KeptHead;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.gridmarket.testkit.discovery.SimulatedTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFolderTest {
    private static final String BOOT = "this run of the machine";
    private static final SimulatedTrust TRUST = DiscoveryExamples.TRUST;

    @TempDir
    private Path folder;

    private NodeFolder open() {
        return new NodeFolder(folder, BOOT);
    }

    private static KeptActor actor(String name) {
        return new KeptActor(
                new Actor(name, 100, 5),
                List.of(DiscoveryExamples.service("sensor", name, new Attribute("place", "Überlandwerk \n 2"))));
    }

    @Test
    void a_new_folder_has_nothing() {
        try (NodeFolder first = open()) {
            assertThat(first.kept()).isEqualTo(Kept.NOTHING);
            assertThat(first.denials(TRUST).lists()).isEmpty();
        }
    }

    @Test
    void the_next_life_finds_incarnation_actors_and_heads() {
        DiscoveryExamples.Node other = new DiscoveryExamples.Node("other", Organisation.DSO, Unit.OPERATOR);
        KeptHead head = new KeptHead(other.head(), other.mandate());
        try (NodeFolder first = open()) {
            first.keepIncarnation(7);
            first.keepActors(List.of(actor("a"), actor("b")));
            first.keepHeads(List.of(head));
        }

        try (NodeFolder next = open()) {
            assertThat(next.kept()).isEqualTo(new Kept(7, List.of(actor("a"), actor("b")), List.of(head)));
        }
    }

    @Test
    void of_two_heads_of_a_node_the_newer_one_is_kept() {
        DiscoveryExamples.Node other = new DiscoveryExamples.Node("other", Organisation.DSO, Unit.OPERATOR);
        KeptHead old = new KeptHead(other.head(), other.mandate());
        KeptHead newer = new KeptHead(other.head(), other.mandate());
        try (NodeFolder first = open()) {
            first.keepHeads(List.of(old));
            first.keepHead(newer);
            first.keepHead(old);
        }

        try (NodeFolder next = open()) {
            assertThat(next.kept().heads()).containsExactly(newer);
        }
    }

    /** A process of that number is another one since the machine began anew. */
    @Test
    void actors_of_another_run_of_the_machine_are_forgotten() {
        try (NodeFolder first = open()) {
            first.keepActors(List.of(actor("a")));
        }

        try (NodeFolder next = new NodeFolder(folder, "another run")) {
            assertThat(next.kept().actors()).isEmpty();
        }
    }

    /** They are not forced to the disk: when the machine ends, so do all processes. */
    @Test
    void whatever_a_crash_of_the_machine_leaves_of_actors_does_not_hinder_the_next_life() throws IOException {
        for (byte[] left : List.of(
                new byte[0],
                new byte[200],
                Bytes.utf8("an earlier run\n{\"actor\":\"Ü").copy())) {
            Files.write(folder.resolve("actors"), Arrays.copyOf(left, Math.max(0, left.length - 1)));

            try (NodeFolder next = open()) {
                assertThat(next.kept().actors()).isEmpty();
            }
        }
    }

    @Test
    void a_line_that_a_crash_has_cut_is_none() throws IOException {
        DiscoveryExamples.Node other = new DiscoveryExamples.Node("other", Organisation.DSO, Unit.OPERATOR);
        KeptHead head = new KeptHead(other.head(), other.mandate());
        try (NodeFolder first = open()) {
            first.keepHeads(List.of(head));
        }
        Files.writeString(folder.resolve("heads"), "{\"head\":{", StandardOpenOption.APPEND);

        try (NodeFolder next = open()) {
            assertThat(next.kept().heads()).containsExactly(head);
        }
    }

    @Test
    void two_daemons_do_not_share_a_folder() {
        try (NodeFolder first = open()) {
            assertThat(first.kept()).isEqualTo(Kept.NOTHING);
            assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
        }
        try (NodeFolder next = open()) {
            assertThat(next.kept()).isEqualTo(Kept.NOTHING);
        }
    }

    @Test
    void the_newest_list_of_denials_is_found_again() {
        try (NodeFolder first = open()) {
            first.keepDenials(list(1, Set.of("a")));
            first.keepDenials(list(2, Set.of("a", "b")));
        }

        try (NodeFolder next = open()) {
            assertThat(next.denials(TRUST).lists()).containsExactly(list(2, Set.of("a", "b")));
        }
    }

    private static DenialList list(long number, Set<String> names) {
        return TRUST.denials(SimulatedTrust.list(Organisation.DSO, number, names))
                .orThrow();
    }

    /** Without it a withdrawn node would be believed. */
    @Test
    void a_list_of_denials_that_is_damaged_stops_the_daemon() {
        try (NodeFolder first = open()) {
            first.keepDenials(new DenialList(Organisation.DSO, 1, Set.of(), Bytes.utf8("no list")));
        }

        try (NodeFolder next = open()) {
            assertThatThrownBy(() -> next.denials(TRUST)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_newer_list_is_on_the_disk_before_it_is_acted_upon_and_an_older_one_never() {
        Bytes second = SimulatedTrust.list(Organisation.DSO, 2, Set.of("a"));
        Bytes first = SimulatedTrust.list(Organisation.DSO, 1, Set.of());
        try (NodeFolder now = open()) {
            var book = now.denials(TRUST);
            RememberedDenials authority = new RememberedDenials(TRUST, now, book);

            book.take(authority.denials(second).orThrow());
            assertThat(now.denials(TRUST).number(Organisation.DSO)).isEqualTo(2);

            assertThat(authority.denials(first).isAccepted()).isTrue();
            assertThat(now.denials(TRUST).number(Organisation.DSO)).isEqualTo(2);
        }
    }
}
