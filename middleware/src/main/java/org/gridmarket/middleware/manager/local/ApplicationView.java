package org.gridmarket.middleware.manager.local;

import java.util.List;
import org.gridmarket.middleware.manager.SignedOrder;

/**
 * One application of a machine, to be shown to people: what is wanted, and what is.
 *
 * @param order the newest
 * @param refusal why nothing of it runs although it is wanted; empty when nothing is against it
 * @param actors of it, those included that are not placed here any more and still end
 */
public record ApplicationView(SignedOrder order, String refusal, List<ActorView> actors) {
    public ApplicationView {
        actors = List.copyOf(actors);
    }
}
