package org.gridmarket.middleware.group;

import java.util.List;
import java.util.function.Function;

/** Plays histories with whatever code this class was loaded beside. */
public final class PlayedGroups implements Function<String, String> {
    /** The histories of seeds 1 to a number: what broke first, or nothing. */
    @Override
    public String apply(String seeds) {
        for (long seed = 1; seed <= Long.parseLong(seeds); seed++) {
            List<String> broken = GroupHistory.play(seed);
            if (!broken.isEmpty()) {
                return "seed " + seed + ": " + broken.getFirst();
            }
        }
        return "";
    }
}
