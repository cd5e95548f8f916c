package org.gridmarket.discovery.protocol;

import java.util.List;

/**
 * What a daemon finds on its disk when it begins.
 *
 * @param incarnation the last one it used; 0 when there is none
 * @param actors what it announced
 * @param heads the newest of each node
 */
public record Kept(long incarnation, List<KeptActor> actors, List<KeptHead> heads) {
    public static final Kept NOTHING = new Kept(0, List.of(), List.of());

    public Kept {
        actors = List.copyOf(actors);
        heads = List.copyOf(heads);
    }
}
