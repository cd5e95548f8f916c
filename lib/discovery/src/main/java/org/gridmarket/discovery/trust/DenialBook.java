package org.gridmarket.discovery.trust;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/** The newest list of each organisation. */
public final class DenialBook {
    private final Map<Organisation, DenialList> lists = new EnumMap<>(Organisation.class);

    /** Takes a list that is newer than what is known of its organisation; returns whether it was. */
    public boolean take(DenialList list) {
        if (list.number() <= number(list.organisation())) {
            return false;
        }
        lists.put(list.organisation(), list);
        return true;
    }

    /** The number of the organisation's list; 0 when there is none. */
    public long number(Organisation organisation) {
        DenialList known = lists.get(organisation);
        return known == null ? 0 : known.number();
    }

    /** Whether this very list is known, so that its signature need not be checked again. */
    public boolean holds(Bytes signed) {
        return lists.values().stream().anyMatch(list -> list.signed().equals(signed));
    }

    public boolean denies(NodeIdentity identity) {
        DenialList known = lists.get(identity.organisation());
        return known != null && known.names(identity);
    }

    public Collection<DenialList> lists() {
        return List.copyOf(lists.values());
    }
}
