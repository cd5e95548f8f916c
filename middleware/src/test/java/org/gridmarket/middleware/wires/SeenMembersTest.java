package org.gridmarket.middleware.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.middleware.MiddlewareLimits;
import org.junit.jupiter.api.Test;

class SeenMembersTest {
    private final SeenMembers<String> seen = new SeenMembers<>("self");

    @Test
    void each_difference_between_views_is_told_once() {
        assertThat(seen.view(List.of("self", "a"), 0)).isEqualTo(new SeenMembers.Change<>(List.of("a"), List.of()));
        assertThat(seen.view(List.of("self", "a"), 1)).isEqualTo(new SeenMembers.Change<>(List.of(), List.of()));
        assertThat(seen.view(List.of("self", "b"), 2)).isEqualTo(new SeenMembers.Change<>(List.of("b"), List.of("a")));
    }

    @Test
    void who_was_lost_is_spoken_to_and_heard_for_a_minute() {
        seen.view(List.of("a"), 0);
        seen.view(List.of(), 10);

        assertThat(seen.lost(MiddlewareLimits.LOST_MILLIS)).containsExactly("a");
        assertThat(seen.isHeard("a", MiddlewareLimits.LOST_MILLIS)).isTrue();
        assertThat(seen.lost(10 + MiddlewareLimits.LOST_MILLIS)).isEmpty();
        assertThat(seen.isHeard("a", 10 + MiddlewareLimits.LOST_MILLIS)).isFalse();
    }

    @Test
    void who_comes_back_is_lost_no_more() {
        seen.view(List.of("a"), 0);
        seen.view(List.of(), 10);
        seen.view(List.of("a"), 20);

        assertThat(seen.lost(30)).isEmpty();
    }

    @Test
    void who_was_never_in_a_view_is_not_heard() {
        assertThat(seen.isHeard("a", 0)).isFalse();
    }
}
