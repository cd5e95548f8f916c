package org.gridmarket.worker.compute.role;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A role with its desk and its journal: whoever runs it hands in events, facts and answers, and carries out what it says. A
 * process around it needs nothing of its own; killed and made anew from the same journal, it goes on where it was once it has
 * heard the events again. Not thread-safe.
 */
public final class Party {
    private final Role role;
    private final OperationDesk desk;
    private final Journal journal;
    private final Set<String> begun = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    /** @param role that has heard and learnt nothing */
    public Party(Role role, OperationDesk desk, Journal journal) {
        this.role = role;
        this.desk = desk;
        this.journal = journal;
        journal.facts().forEach(this::learn);
    }

    private void learn(Fact fact) {
        if (fact instanceof Fact.Over(var subject)) {
            known.remove(subject);
        } else {
            known.add(fact.subject());
        }
        role.learn(fact);
    }

    /** An event of computation, purses or clock that is believed, in ledger order. */
    public void hear(Record event) {
        role.hear(event);
        desk.hear(event);
        if (event instanceof ComputeEvent.MatchClosed closed) {
            forget(Fact.ofMatch(closed.match()));
        }
        note();
    }

    private void note() {
        for (Fact fact : role.takeNotes()) {
            if (fact instanceof Fact.Over(var subject)) {
                forget(subject);
            } else {
                journal.keep(fact);
                learn(fact);
            }
        }
    }

    private void forget(String subject) {
        if (known.remove(subject)) {
            journal.keep(new Fact.Over(subject));
        }
    }

    /** What is to be sent now, if anything; sending it again does no harm. */
    public Optional<OperationDesk.Outgoing> toSend(LedgerTime now, Supplier<OperationId> ids) {
        return desk.toSend(role.wants(now), now, ids);
    }

    /** What is under way, if anything. */
    public Optional<OperationDesk.Outgoing> underWay() {
        return desk.underWay();
    }

    /** What enough gateways say of what was sent. */
    public void answered(OperationDesk.Outgoing outgoing, Answer answer, LedgerTime now) {
        desk.answered(outgoing, answer, now);
    }

    /** Work to begin now; it is not given out again before {@link #done} or {@link #failed}. */
    public List<Work> begin(LedgerTime now) {
        List<Work> work =
                role.work(now).stream().filter(one -> begun.add(one.subject())).toList();
        note();
        return work;
    }

    /** What work has shown; on disk before anything follows from it. */
    public void done(Work work, Fact fact) {
        journal.keep(fact);
        learn(fact);
        begun.remove(work.subject());
    }

    /** Work came to nothing; it is begun again when the role still wants it. */
    public void failed(Work work) {
        begun.remove(work.subject());
    }

    /** Something new that its owner wants, such as an order; on disk when this returns. */
    public void order(Fact fact) {
        journal.keep(fact);
        learn(fact);
    }
}
