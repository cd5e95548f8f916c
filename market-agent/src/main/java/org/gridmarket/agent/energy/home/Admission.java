package org.gridmarket.agent.energy.home;

import java.lang.System.Logger;
import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** Whether the market knows the home's meter, by the public events; without it the home trades nothing. Thread-safe. */
final class Admission {
    private static final String TROUBLE = "admission";

    private static final Logger LOG = System.getLogger(Admission.class.getName());

    private final MeterId meter;
    private final String how;
    private @Nullable Interval from;

    /** @param keyFile the meter's key, as the command that asks for admission names it */
    Admission(MeterId meter, String keyFile) {
        this.meter = meter;
        this.how = "ask for it, with the feeder and the limits that the DSO has told you: gridmarket enrol " + meter
                + " --meter-key " + keyFile + " --feeder NAME --production WH --consumption WH --gateway HOST:PORT;"
                + " DSO and cooperative decide";
    }

    /** Takes in what a transaction told. */
    synchronized void observe(List<EnergyEvent> events) {
        for (EnergyEvent event : events) {
            if (from == null
                    && event instanceof EnergyEvent.RuleEffective effective
                    && effective.rules().changes().stream().anyMatch(this::isMine)) {
                from = effective.rules().from();
                LOG.log(Logger.Level.INFO, "the market knows meter {0} from interval {1} on", meter, from);
            }
        }
    }

    private boolean isMine(RuleChange change) {
        return change instanceof RuleChange.RegisterSmartMeter mine
                && mine.meter().equals(meter);
    }

    /** Lists it as a trouble while it is not so; asked once all is heard that happened before. */
    synchronized void tell(Troubles troubles) {
        if (from == null) {
            troubles.tell(TROUBLE, "the market does not know meter " + meter + ", and nothing is traded before", how);
        } else {
            troubles.over(TROUBLE);
        }
    }
}
