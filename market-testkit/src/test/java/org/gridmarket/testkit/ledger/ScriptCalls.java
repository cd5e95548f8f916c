package org.gridmarket.testkit.ledger;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;

/** Numbers the transactions of scripts. */
final class ScriptCalls {
    private int transactions;

    Endorsement endorse(InMemoryLedger ledger, StateScript.Step... steps) {
        return endorse(ledger, StateScript.of(steps));
    }

    Endorsement endorse(InMemoryLedger ledger, StateScript script) {
        return ledger.endorse(ScriptedContract.FUNCTION, argument(script), next());
    }

    static String argument(StateScript script) {
        return RecordCodec.of(StateScript.class).write(script);
    }

    LedgerCall next() {
        return new LedgerCall(
                "tx" + transactions++,
                new LedgerTime(0),
                new Target("energy", "gridmarket"),
                new Caller.Member(Organisation.DSO, false, "User1"));
    }
}
