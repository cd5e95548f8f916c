package org.gridmarket.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gridmarket.kernel.ledger.WorldState.Entry;
import org.gridmarket.testkit.ledger.StateScript.Answers;
import org.gridmarket.testkit.ledger.StateScript.Delete;
import org.gridmarket.testkit.ledger.StateScript.Get;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Range;
import org.gridmarket.testkit.ledger.StateScript.Step;
import org.junit.jupiter.api.Test;

/**
 * The obligations of every WorldState, as its Javadoc lists them. Run in memory, on the chaincode's adapter, and on real
 * peers. Each test keeps to keys of its own, so that the state may be one that others use.
 */
public abstract class WorldStateSuite {
    /** What the peers under test, where it can be set, answer to one range read: less than the suite's longer ranges. */
    protected static final int SMALL_QUERY_LIMIT = 4;

    private static final int LIMIT = 10;

    // only a name: no outcome depends on it
    private final String here = "suite~" + UUID.randomUUID() + "~";

    /** A transaction that has been executed and can still be committed. */
    protected interface Pending {
        Answers answers();

        /** Whether it took effect. */
        boolean commit();
    }

    /** Executes a script; empty when the transaction was stopped. */
    protected abstract Optional<Pending> execute(StateScript script);

    @Test
    void an_absent_key_reads_as_nothing() {
        assertThat(committed(get("a"))).containsExactly(List.of());
    }

    @Test
    void a_committed_value_is_read_later() {
        committed(put("a", "1"));

        assertThat(committed(get("a"))).containsExactly(List.of(entry("a", "1")));
    }

    @Test
    void a_read_sees_the_writes_of_its_own_transaction() {
        assertThat(committed(put("a", "1"), get("a"), put("a", "2"), get("a")))
                .containsExactly(List.of(entry("a", "1")), List.of(entry("a", "2")));
    }

    @Test
    void a_read_sees_the_deletions_of_its_own_transaction() {
        committed(put("a", "1"));

        assertThat(committed(delete("a"), get("a"))).containsExactly(List.of());
    }

    @Test
    void a_deleted_key_is_absent_later() {
        committed(put("a", "1"));
        committed(delete("a"));

        assertThat(committed(get("a"))).containsExactly(List.of());
    }

    @Test
    void deleting_an_absent_key_does_nothing() {
        committed(delete("a"));

        assertThat(committed(get("a"))).containsExactly(List.of());
    }

    @Test
    void a_key_written_again_after_its_deletion_is_there() {
        committed(put("a", "1"));
        committed(delete("a"), put("a", "2"));

        assertThat(committed(get("a"))).containsExactly(List.of(entry("a", "2")));
    }

    @Test
    void a_range_includes_its_start_and_excludes_its_end() {
        committed(put("a", "1"), put("b", "2"), put("c", "3"));

        assertThat(committed(range("a", "c"))).containsExactly(List.of(entry("a", "1"), entry("b", "2")));
    }

    @Test
    void a_range_ascends_by_key_whatever_the_order_of_writing() {
        committed(put("b", "2"), put("a~9", "4"), put("B", "3"), put("a10", "5"));

        assertThat(committed(range("A", "z")))
                .containsExactly(List.of(entry("B", "3"), entry("a10", "5"), entry("a~9", "4"), entry("b", "2")));
    }

    @Test
    void a_range_merges_the_writes_of_its_own_transaction() {
        committed(put("a", "1"), put("b", "2"), put("c", "3"));

        assertThat(committed(put("aa", "new"), put("b", "changed"), delete("c"), put("d", "last"), range("a", "d")))
                .containsExactly(List.of(entry("a", "1"), entry("aa", "new"), entry("b", "changed")));
    }

    @Test
    void an_empty_range_answers_nothing() {
        committed(put("a", "1"));

        assertThat(committed(range("b", "c"), range("a", "a"))).containsExactly(List.of(), List.of());
    }

    @Test
    void a_range_may_have_exactly_its_limit() {
        committed(put("a", "1"), put("b", "2"));

        assertThat(committed(new Range(here + "a", here + "z", 2)))
                .containsExactly(List.of(entry("a", "1"), entry("b", "2")));
    }

    @Test
    void a_range_above_its_limit_stops_the_transaction() {
        committed(put("a", "1"), put("b", "2"));

        assertThat(execute(StateScript.of(put("x", "lost"), new Range(here + "a", here + "c", 1))))
                .isEmpty();
        assertThat(committed(get("x"))).containsExactly(List.of());
    }

    @Test
    void own_writes_count_against_the_limit_of_a_range() {
        assertThat(execute(StateScript.of(put("a", "1"), put("b", "2"), new Range(here + "a", here + "c", 1))))
                .isEmpty();
    }

    @Test
    void own_deletions_make_room_under_the_limit_of_a_range() {
        committed(put("a", "1"), put("b", "2"));

        assertThat(committed(delete("a"), new Range(here + "a", here + "c", 1)))
                .containsExactly(List.of(entry("b", "2")));
    }

    @Test
    void a_range_longer_than_one_page_of_a_peer_is_read_whole() {
        int rows = 250; // Fabric's stub fetches 100 at a time
        Step[] writes = new Step[rows];
        for (int row = 0; row < rows; row++) {
            writes[row] = put("page~" + (1000 + row), "row");
        }
        committed(writes);

        List<Entry> found =
                committed(new Range(here + "page~", here + "page\u007f", rows)).getFirst();
        assertThat(found).hasSize(rows).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
    }

    @Test
    void a_range_longer_than_what_a_peer_answers_to_one_question_is_read_whole() {
        int rows = 2 * SMALL_QUERY_LIMIT + 1;
        Step[] writes = new Step[rows];
        for (int row = 0; row < rows; row++) {
            writes[row] = put("cut~" + (1000 + row), "row");
        }
        committed(writes);

        assertThat(committed(range("cut~", "cut\u007f")).getFirst())
                .as("rows found; a peer cuts off at its totalQueryLimit and does not say so")
                .hasSize(rows);
        assertThat(execute(StateScript.of(new Range(here + "cut~", here + "cut\u007f", rows - 1))))
                .as("a limit one below")
                .isEmpty();
    }

    @Test
    void a_range_of_exactly_what_a_peer_answers_to_one_question_is_read_to_its_end() {
        Step[] writes = new Step[SMALL_QUERY_LIMIT];
        for (int row = 0; row < SMALL_QUERY_LIMIT; row++) {
            writes[row] = put("cut~" + (1000 + row), "row");
        }
        committed(writes);

        Pending late = begun(range("cut~", "cut\u007f"), put("x", "late"));
        committed(put("cut~2000", "behind the last row that was answered"));

        assertThat(late.commit()).isFalse();
    }

    @Test
    void the_first_entries_of_a_range_are_no_more_than_asked_for() {
        committed(put("a", "1"), put("b", "2"), put("c", "3"));

        assertThat(committed(first("a", "z", 2), first("a", "z", 9), first("a", "c", 9)))
                .containsExactly(
                        List.of(entry("a", "1"), entry("b", "2")),
                        List.of(entry("a", "1"), entry("b", "2"), entry("c", "3")),
                        List.of(entry("a", "1"), entry("b", "2")));
    }

    @Test
    void the_first_entries_merge_the_writes_of_their_own_transaction() {
        committed(put("a", "1"), put("b", "2"), put("c", "3"), put("e", "5"));

        assertThat(committed(delete("a"), put("b", "changed"), put("d", "new"), first("a", "z", 3)))
                .containsExactly(List.of(entry("b", "changed"), entry("c", "3"), entry("d", "new")));
    }

    @Test
    void a_key_that_has_appeared_among_the_first_entries_voids_the_transaction() {
        committed(put("a", "1"), put("c", "3"));
        Pending late = begun(first("a", "z", 2), put("~x", "late"));
        committed(put("b", "2"));

        assertThat(late.commit()).isFalse();
    }

    @Test
    void text_comes_back_as_it_was_written() {
        String text = "{\"name\":\"Straße 5, 東京\",\"quote\":\"\\\"\"}";
        committed(put("a", text));

        assertThat(committed(get("a"))).containsExactly(List.of(entry("a", text)));
    }

    @Test
    void a_key_that_was_read_and_has_changed_voids_the_transaction() {
        committed(put("a", "1"));
        Pending late = begun(get("a"), put("x", "late"));
        committed(put("a", "2"));

        assertThat(late.commit()).isFalse();
        assertThat(committed(get("x"))).containsExactly(List.of());
    }

    @Test
    void a_key_that_was_absent_and_has_appeared_voids_the_transaction() {
        Pending late = begun(get("a"), put("x", "late"));
        committed(put("a", "1"));

        assertThat(late.commit()).isFalse();
    }

    @Test
    void a_key_that_has_appeared_in_a_range_voids_the_transaction() {
        committed(put("a", "1"));
        Pending late = begun(range("a", "z"), put("~x", "late"));
        committed(put("b", "2"));

        assertThat(late.commit()).isFalse();
    }

    @Test
    void a_key_that_was_only_written_voids_nothing() {
        Pending late = begun(put("a", "late"));
        committed(put("a", "early"));

        assertThat(late.commit()).isTrue();
        assertThat(committed(get("a"))).containsExactly(List.of(entry("a", "late")));
    }

    @Test
    void a_key_read_after_its_own_write_is_no_read_of_the_ledger() {
        Pending late = begun(put("a", "late"), get("a"));
        committed(put("a", "early"));

        assertThat(late.commit()).isTrue();
    }

    private Pending begun(Step... steps) {
        return execute(new StateScript(List.of(steps)))
                .orElseThrow(() -> new AssertionError("the transaction was stopped"));
    }

    private List<List<Entry>> committed(Step... steps) {
        Pending pending = begun(steps);
        assertThat(pending.commit()).as("committed").isTrue();
        return pending.answers().found().stream()
                .map(StateScript.Found::entries)
                .toList();
    }

    private Step put(String key, String value) {
        return new Put(here + key, value);
    }

    private Step delete(String key) {
        return new Delete(here + key);
    }

    private Step get(String key) {
        return new Get(here + key);
    }

    private Step range(String from, String to) {
        return new Range(here + from, here + to, LIMIT);
    }

    private Step first(String from, String to, int most) {
        return new StateScript.First(here + from, here + to, most);
    }

    private Entry entry(String key, String value) {
        return new Entry(here + key, value);
    }
}
