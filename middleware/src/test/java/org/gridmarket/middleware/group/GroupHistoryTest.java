package org.gridmarket.middleware.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.testkit.mutant.MutatedClasses;
import org.gridmarket.testkit.mutant.SourceEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups over the real protocol of discovery, in virtual time. */
class GroupHistoryTest {
    private static final long SEEDS = Long.getLong("gridmarket.group.seeds", 6);
    private static final int SEEDS_FOR_MUTANTS = 12;
    private static final String TABLE = "middleware/src/main/java/org/gridmarket/middleware/group/GroupTable.java";

    /** The opposite of each rule of {@link GroupTable}. */
    enum Mutant {
        A_MEMBER_STAYS_ONE_BY_ITS_OWN_WORD(
                "            case Tell.Down(RecordId id, var node, var cause, var head) -> down(id);", """
                            case Tell.Down(RecordId id, var node, var cause, var head) -> {
                                Member gone = byRecord.get(id);
                                if (gone != null && !isOwn(gone)) {
                                    down(id);
                                }
                            }"""),
        WHO_LEADS_GOES_ON_WHILE_IT_IS_A_MEMBER(
                "Optional.of(members.first());",
                "Optional.of(leader.filter(members::contains).orElse(members.first()));"),
        SOMEBODY_LEADS_BEFORE_ALL_IS_TOLD("blind || !complete || members", "blind || members"),
        WHO_HEARS_NOTHING_OF_A_DAEMON_GOES_ON("blind || !complete || members", "!complete || members"),
        A_PROCESS_THAT_WAS_RESTARTED_HAS_NOT_LEFT("        down(service.id());\n        byRecord", "        byRecord");

        private final String original;
        private final String replacement;

        Mutant(String original, String replacement) {
            this.original = original;
            this.replacement = replacement;
        }

        SourceEdit edit() {
            return new SourceEdit(TABLE, original, replacement);
        }
    }

    @Test
    void all_members_of_a_part_follow_the_smallest_and_two_lead_for_a_lease_and_a_doubt_at_most() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            assertThat(GroupHistory.play(seed)).as("seed " + seed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_any_one_of_the_rules_some_history_breaks(Mutant mutant) throws IOException {
        try (MutatedClasses mutated = MutatedClasses.of(mutant.name(), List.of(mutant.edit()), Path.of(".."))) {
            assertThat(mutated.histories(PlayedGroups.class).apply(Integer.toString(SEEDS_FOR_MUTANTS)))
                    .isNotEmpty();
        }
    }
}
