package org.gridmarket.worker.compute.process;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;

/** A role that others have to find: says where it is before anything else that costs money, and again when it moves. */
public final class RegisteredRole implements Role {
    private final AccountKey account;
    private final MemberEntry entry;
    private final Role role;
    private boolean told;
    private boolean hasMoney;
    private boolean hasTerms;

    public RegisteredRole(AccountKey account, MemberEntry entry, Role role) {
        this.account = account;
        this.entry = entry;
        this.role = role;
    }

    @Override
    public void hear(Record event) {
        if (event instanceof ComputeEvent.ComputeMemberRegistered(var who, var where) && who.equals(account)) {
            told = where.equals(entry);
        }
        hasTerms |= event instanceof ComputeEvent.ComputeTermsAgreed;
        if (event instanceof PurseEvent.PurseCollected(var who, var payouts, var amount) && who.equals(account)) {
            hasMoney = true;
        }
        role.hear(event);
    }

    @Override
    public void learn(Fact fact) {
        role.learn(fact);
    }

    @Override
    public List<Fact> takeNotes() {
        return role.takeNotes();
    }

    @Override
    public List<Intent> wants(LedgerTime now) {
        List<Intent> wants = new ArrayList<>();
        if (!told && hasMoney && hasTerms) {
            wants.add(Intent.of(new ComputeCommand.Register(entry)));
        }
        wants.addAll(role.wants(now));
        return wants;
    }

    @Override
    public List<Work> work(LedgerTime now) {
        return role.work(now);
    }
}
