package org.gridmarket.agent.energy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The operations of an agent that are on their way, each signed once, and the same outgoing again until it is answered for good.
 * One for each account at a time, since operations of one account conflict with each other; accounts do not wait for each
 * other, or the times of their operations would tell that they are of one home. Not thread-safe.
 */
public final class OperationsInFlight {
    /** How many books an operation stays valid: long enough for every retry, short enough for its row to be swept. */
    private static final int BOOKS_VALID = 24;

    private final AgentTally tally;
    private final OutgoingJournal journal;
    private final Map<AccountKey, OutgoingOperation> outgoing = new LinkedHashMap<>();
    private final Set<AccountKey> carried = new HashSet<>();

    OperationsInFlight(AgentTally tally) {
        this(tally, OutgoingJournal.NONE);
    }

    /** What the journal has outstanding is on its way again. */
    OperationsInFlight(AgentTally tally, OutgoingJournal journal) {
        this.tally = tally;
        this.journal = journal;
        journal.outstanding().forEach(sent -> outgoing.put(sent.submission().signer(), sent));
    }

    boolean isEmpty() {
        return outgoing.isEmpty();
    }

    /** Whether an operation of this account is on its way. */
    boolean has(AccountKey account) {
        return outgoing.containsKey(account);
    }

    /** One that nobody carries now; whoever takes it answers for it. */
    Optional<OutgoingOperation> take() {
        for (Map.Entry<AccountKey, OutgoingOperation> waiting : outgoing.entrySet()) {
            if (carried.add(waiting.getKey())) {
                return Optional.of(waiting.getValue());
            }
        }
        return Optional.empty();
    }

    /** Signs what its account sends next, valid as long as the calendar allows it now. */
    OutgoingOperation send(Signer by, EnergyCommand.Signed command, MarketCalendar calendar, LedgerTime now) {
        Book latest = calendar.lastNameableBook(now);
        Book wanted = calendar.roundAt(now).book().plus(BOOKS_VALID);
        OutgoingOperation next = by.sign(command, by.newOperation(), wanted.isAfter(latest) ? latest : wanted);
        if (outgoing.putIfAbsent(by.key(), next) != null) {
            throw new IllegalStateException(next.function() + " of an account that has an operation on its way");
        }
        journal.sending(next);
        return next;
    }

    /** Counts the answer; after a commit or a refusal the account has nothing in flight any more. */
    void answered(OutgoingOperation asked, Answer answer) {
        AccountKey account = asked.submission().signer();
        if (!asked.equals(outgoing.get(account)) || !carried.remove(account)) {
            throw new IllegalStateException("answer to " + asked.function() + ", which is not in flight");
        }
        switch (answer) {
            case Answer.Conflicted conflict -> tally.conflicted();
            case Answer.Indeterminate unknown -> tally.indeterminate();
            case Answer.Committed done -> {
                outgoing.remove(account);
                journal.answered(asked, true);
                tally.committed(asked);
            }
            case Answer.Rejected refusal -> {
                outgoing.remove(account);
                journal.answered(asked, false);
                tally.rejected(refusal.code());
            }
        }
    }
}
