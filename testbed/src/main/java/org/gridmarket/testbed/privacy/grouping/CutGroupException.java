package org.gridmarket.testbed.privacy.grouping;

import java.io.Serial;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GroupId;

/** A limit group contains a part of an anonymity group only: it could not be kept, since nobody sees which part traded. */
public final class CutGroupException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CutGroupException(GroupId limitGroup, AnonymityGroup cut) {
        super("limit group '" + limitGroup.name() + "' cuts anonymity group '"
                + cut.id().name() + "' (feeders "
                + cut.feeders().stream().map(FeederId::name).collect(Collectors.joining(", "))
                + "): its limit could not be kept for a part of them");
    }
}
