package org.gridmarket.cli.clock;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.clock.ClockedLedger;

/** The ledger in memory, with the clock's own rules, as one organisation reaches it. */
record DoorOfClock(ClockedLedger ledger, Organisation organisation, List<Proposed> proposals) implements ClockDoor {
    @Override
    public String way() {
        return "a ledger in memory";
    }

    @Override
    public Optional<Clock> clock() {
        return ledger.ask(new ClockQuery.ReadClock()) instanceof Decision.Accepted<Receipt>(Receipt found)
                ? Optional.of(RecordCodec.of(Clock.class).read(found.result()))
                : Optional.empty();
    }

    @Override
    public LedgerTime now() {
        return ledger.now();
    }

    @Override
    public Told execute(LedgerCommand command) {
        Caller.Member member = new Caller.Member(organisation, command.asAdministrator(), "operator");
        return switch (ledger.send(member, command.function(), command.argument())) {
            case Decision.Accepted<Receipt>(Receipt done) -> new Told(Told.COMMITTED, "in memory", done.result());
            case Decision.Rejected<Receipt>(var refusal) ->
                new Told(refusal.code().name(), refusal.detail(), "");
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
