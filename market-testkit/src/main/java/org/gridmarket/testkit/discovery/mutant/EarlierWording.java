package org.gridmarket.testkit.discovery.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gridmarket.testkit.discovery.HistoryByHand;
import org.gridmarket.testkit.mutant.MutatedClasses;
import org.gridmarket.testkit.mutant.SourceEdit;

/**
 * A wording of the protocol that was thought right once.
 *
 * @param name what it says
 * @param edits of the code that make it so
 * @param history one that it breaks: the name of a {@link HistoryByHand}, or a seed
 */
public record EarlierWording(String name, List<SourceEdit> edits, String history) {
    public EarlierWording {
        edits = List.copyOf(edits);
    }

    /** What the history that it names shows; nothing when it breaks nothing. */
    public String brokenIn(Path project) {
        return played(project, histories -> histories.apply(history));
    }

    /** The first random history that it breaks, with what it shows; nothing when none of so many does. */
    public String firstSeed(Path project, int seeds) {
        return played(project, histories -> {
            for (long seed = 1; seed <= seeds; seed++) {
                String broken = histories.apply(Long.toString(seed));
                if (!broken.isEmpty()) {
                    return "seed " + seed + ", " + broken;
                }
            }
            return "";
        });
    }

    private String played(Path project, Function<Function<String, String>, String> look) {
        String bug = "earlier wording '" + name + "'";
        try (MutatedClasses mutated = MutatedClasses.of(bug, edits, project)) {
            return look.apply(mutated.histories(PlayedHistories.class));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(bug, unwritable);
        }
    }
}
