package org.gridmarket.cli.member;

import org.gridmarket.kernel.party.Organisation;

/**
 * A market as an operator reaches it: a way carries commands as it carries those of every market, and what only this market is
 * asked is added.
 *
 * @param <M> the way
 */
public abstract class MarketDoor<M extends MemberDoor> implements MemberDoor {
    private final M member;

    /** @param member closed with this */
    protected MarketDoor(M member) {
        this.member = member;
    }

    /** The way, for questions. */
    protected final M member() {
        return member;
    }

    @Override
    public final Organisation organisation() {
        return member.organisation();
    }

    @Override
    public final String way() {
        return member.way();
    }

    @Override
    public final Told execute(LedgerCommand command) {
        return member.execute(command);
    }

    @Override
    public final void close() {
        member.close();
    }
}
