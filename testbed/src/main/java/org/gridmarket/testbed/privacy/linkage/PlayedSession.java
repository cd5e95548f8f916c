package org.gridmarket.testbed.privacy.linkage;

import java.util.List;

/**
 * A session with its answers.
 *
 * @param seen what the outsider gets
 * @param owners for each account asked about, the index of its home; the outsider never sees it
 */
record PlayedSession(PublicSession seen, List<Integer> owners) {
    PlayedSession {
        owners = List.copyOf(owners);
    }
}
