package org.gridmarket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypedCommandAloneTest {
    private static Set<String> described(String... typed) {
        return Gridmarket.commandLine(List.of(), failure -> false, List.of(typed))
                .getSubcommands()
                .keySet();
    }

    @Test
    void a_command_that_is_typed_is_described_alone() {
        assertThat(described("node", "run")).containsExactly("node");
    }

    @Test
    void all_are_described_when_none_is_typed_or_when_all_are_asked_for() {
        int all = described().size();

        assertThat(all).isGreaterThan(20);
        assertThat(described("--help")).hasSize(all);
        assertThat(described("nod")).hasSize(all);
        assertThat(described("completion")).hasSize(all);
    }
}
