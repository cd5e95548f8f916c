package org.gridmarket.check.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.energy.EnergyExamples;

/** The smallest market: a book takes one page until it is sealed, from moment 1 on. */
final class SealedBook implements ContractCode {
    static final PortFault FORGETS_THE_SEAL = new PortFault.Unread("seal");
    static final PortFault LETS_THE_SEAL_CHANGE = new PortFault.Unwatched("seal");
    static final PortFault LOSES_THE_SEAL = new PortFault.Unwritten("seal");

    private enum BookRejection implements RejectionCode {
        SEALED,
        TOO_EARLY;

        @Override
        public String meaning() {
            return "an example";
        }
    }

    @Override
    public Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state) {
        boolean sealed = state.get("seal~1") != null;
        if (sealed) {
            return Decision.reject(BookRejection.SEALED, "example", "sealed");
        }
        if (function.equals("close")) {
            if (call.time().epochMillis() < 1) {
                return Decision.reject(BookRejection.TOO_EARLY, "example", "wait");
            }
            state.put("seal~1", "yes");
        } else {
            state.put("page~1", argument);
        }
        return Decision.accept(Receipt.of("{}"));
    }

    static ContractScope scope(PortFault... faults) {
        Caller.Member dso = new Caller.Member(Organisation.DSO, false, "dso");
        return new ContractScope(
                "book",
                new TreeMap<>(),
                EnergyExamples.TARGET,
                List.of(new LedgerTime(0), new LedgerTime(1)),
                List.of(
                        new Command("post(a)", "post", "a", dso, true),
                        new Command("post(b)", "post", "b", dso, false),
                        new Command("close", "close", "", dso, false)),
                Map.of(
                        "sealed", state -> state.rows().containsKey("seal~1"),
                        "posted(a)", state -> "a".equals(state.rows().get("page~1"))),
                List.of(faults));
    }
}
