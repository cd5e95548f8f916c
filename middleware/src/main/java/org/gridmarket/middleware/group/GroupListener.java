package org.gridmarket.middleware.group;

import java.util.Optional;

/** Is told what changes in a group, each change once. */
public interface GroupListener {
    /** A component is a member from now on; the own one too, when discovery tells of it. */
    void joined(Member member);

    /** It is a member no more. */
    void left(Member member);

    /**
     * Who leads from now on; empty when that is not known.
     *
     * @param own whether it is the own component
     */
    void leader(Optional<Member> leader, boolean own);
}
