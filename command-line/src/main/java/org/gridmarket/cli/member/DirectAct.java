package org.gridmarket.cli.member;

/** A command of an operator that asks its market nothing before it acts: the way alone is enough. */
public abstract class DirectAct extends MemberAct<MemberDoor> {
    @Override
    protected final MemberDoor open(MemberOption named) {
        return named.open();
    }
}
