package org.gridmarket.middleware.wires;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who compares its view with whom, while parts of a site look for each other. */
class ContactsTest {
    private static final List<String> CONTACTS = List.of("a", "b");
    private static final List<String> ALL = List.of("a", "b", "c");

    private static Set<String> asks(String self, List<String> seen, List<String> view) {
        List<String> known = new ArrayList<>(CONTACTS);
        known.addAll(seen);
        return Contacts.toCompareWith(known, view, self);
    }

    @Test
    void a_member_of_a_whole_site_asks_the_first_one_only() {
        List<String> all = List.of("c", "a", "b", "d", "e");

        assertThat(asks("e", all, all)).containsExactly("c");
        assertThat(asks("c", all, all)).isEmpty();
    }

    @Test
    void whoever_is_alone_asks_all_contacts() {
        assertThat(asks("e", List.of(), List.of("e"))).containsExactly("a", "b");
    }

    @Test
    void a_part_asks_all_that_it_has_lost() {
        assertThat(asks("d", List.of("c", "d", "e"), List.of("d", "e"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    /** Whatever the three of a site believe: of two whose views differ, one asks the other, or a third one hears both. */
    @Test
    void two_members_whose_views_differ_are_compared_by_somebody() {
        for (List<String> one : views("a")) {
            for (List<String> other : views("b")) {
                for (List<String> third : views("c")) {
                    Site site = new Site(Map.of("a", one, "b", other, "c", third));
                    assertThat(ALL)
                            .as("%s", site)
                            .allSatisfy(each ->
                                    assertThat(site.notComparedWith(each)).isEmpty());
                }
            }
        }
    }

    /** All views that their owner is in, the first one first. */
    private static List<List<String>> views(String owner) {
        return Stream.of(
                        List.of("a"),
                        List.of("b"),
                        List.of("c"),
                        List.of("a", "b"),
                        List.of("a", "c"),
                        List.of("b", "c"),
                        ALL)
                .filter(view -> view.contains(owner))
                .toList();
    }

    /** Three who have all seen each other, and what each believes now. */
    private record Site(Map<String, List<String>> views) {
        List<String> view(String member) {
            return views.getOrDefault(member, List.of());
        }

        List<String> notComparedWith(String member) {
            return ALL.stream()
                    .filter(other -> !view(other).equals(view(member)) && !areCompared(member, other))
                    .toList();
        }

        private boolean areCompared(String one, String other) {
            return speak(one, other) || ALL.stream().anyMatch(third -> speak(one, third) && speak(third, other));
        }

        private boolean speak(String one, String other) {
            return asks(one, ALL, view(one)).contains(other)
                    || asks(other, ALL, view(other)).contains(one);
        }
    }
}
