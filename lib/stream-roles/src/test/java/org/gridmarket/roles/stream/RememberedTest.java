package org.gridmarket.roles.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RememberedTest {
    private final List<String> found = new ArrayList<>();
    private final Remembered<String> remembered = new Remembered<>();

    private String at(long changes) {
        return remembered.at(changes, () -> {
            found.add("at " + changes);
            return found.getLast();
        });
    }

    @Test
    void what_was_found_stands_until_something_has_changed() {
        assertThat(at(0)).isEqualTo("at 0");
        assertThat(at(0)).isEqualTo("at 0");
        assertThat(at(2)).isEqualTo("at 2");
        assertThat(at(2)).isEqualTo("at 2");

        assertThat(found).containsExactly("at 0", "at 2");
    }
}
