package org.gridmarket.testkit.compute;

import org.gridmarket.testkit.Guarantee;

/** What the market of batch computation promises to whoever takes part. */
public enum ComputeGuarantee implements Guarantee {
    G23("Never stuck: every match closes, whoever is silent."),
    G24("Whoever is honest is paid: no honest party loses more than the page says, and no liar gains more."),
    G25("Known by events: what a worker knows of its matches from events alone is what the ledger has.");

    private final String statement;

    ComputeGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
